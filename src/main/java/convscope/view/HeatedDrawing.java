package convscope.view;

import convscope.diagram.Diagram;
import convscope.diagram.Drawing;
import convscope.diagram.Heat;
import convscope.diagram.HeatColours;
import convscope.diagram.Palette;
import convscope.graph.Graph;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.run.PassResult;
import convscope.view.workbench.ShownDesign;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The drawing of the design and, where the user wants to see it, how long everything in it took. An
 * edit keeps the times of the last pass until the next one is done.
 */
final class HeatedDrawing {

    private final BlockView blocks;
    private final HeatLegend legend = new HeatLegend();
    private final Label undrawn = new Label();
    private final BorderPane pane;
    private Map<Path, Long> times = Map.of();
    private double whole;
    private @Nullable ShownDesign shown;
    private Palette palette = Palette.LIGHT;

    HeatedDrawing(BlockView blocks) {
        this.blocks = blocks;
        this.pane = new BorderPane(blocks);
        undrawn.setId("undrawn");
        undrawn.getStyleClass().add("tab-text");
        undrawn.setWrapText(true);
        undrawn.setPadding(new Insets(2, 8, 2, 8));
        undrawn.managedProperty().bind(undrawn.visibleProperty());
        pane.setBottom(new VBox(undrawn, legend.node()));
    }

    Node node() {
        return pane;
    }

    void show(ShownDesign now, Palette colours) {
        shown = now;
        palette = colours;
        Drawing drawing = Diagram.of(now.lowered(), now.session().toggled());
        Heat heat = heat(drawing, now);
        tell(drawing.undrawn());
        blocks.use(colours);
        blocks.show(drawing, heat, now.selected().path());
        explain(heat, now);
    }

    private void tell(int hidden) {
        undrawn.setVisible(hidden > 0);
        undrawn.setText(
                String.format(
                        Locale.ROOT,
                        "At most %d boxes are drawn; three dots stand for %d blocks or branches"
                                + " more, which the table lists.",
                        Diagram.MOST_BOXES,
                        hidden));
    }

    void computed(PassResult result) {
        Graph graph = result.request().lowered().graph();
        Map<Path, Long> measured = new HashMap<>();
        result.nanoseconds().forEach((node, time) -> measured.put(path(graph, node), time));
        took(measured, result.milliseconds());
    }

    /** There are no times. */
    void failed() {
        took(Map.of(), 0);
    }

    private static Path path(Graph graph, int node) {
        return graph.nodes().get(node).path();
    }

    private void took(Map<Path, Long> measured, double milliseconds) {
        times = measured;
        whole = milliseconds;
        ShownDesign now = shown;
        if (now != null && now.session().heat()) {
            blocks.drawn()
                    .ifPresent(
                            drawing -> {
                                Heat heat = heat(drawing, now);
                                blocks.warm(heat);
                                explain(heat, now);
                            });
        }
    }

    private Heat heat(Drawing drawing, ShownDesign now) {
        return now.session().heat() ? Heat.of(drawing, now.lowered(), times) : Heat.NONE;
    }

    private void explain(Heat heat, ShownDesign now) {
        legend.show(now.session().heat());
        if (now.session().heat()) {
            legend.show(HeatColours.of(palette), heat.most(), says(now));
        }
    }

    private String says(ShownDesign now) {
        if (times.isEmpty()) {
            return "Nothing has been computed yet.";
        }
        Place place = now.selected();
        if (place.path().isRoot()) {
            return "The whole pass took " + Milliseconds.says(whole) + ".";
        }
        long sum = 0;
        boolean known = false;
        for (int node = place.first(); node < place.end(); node++) {
            Long time = times.get(path(now.lowered().graph(), node));
            known |= time != null;
            sum += time == null ? 0 : time;
        }
        return known
                ? String.format(
                        Locale.ROOT,
                        "%s took %s, %.0f %% of the pass.",
                        place.path(),
                        Milliseconds.says(sum / 1e6),
                        100 * sum / 1e6 / Math.max(1e-9, whole))
                : place.path() + " has no time of its own: it is fused into another.";
    }
}
