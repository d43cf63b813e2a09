package convscope.view.tabs;

import convscope.analysis.Analysis;
import convscope.analysis.ReceptiveField;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.session.Spot;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The selected block's output beside the design's input: which input pixels and channels a value of
 * it depends on, through all that lies between.
 */
final class DependencyStage extends Region {

    private static final double GAP = 16;

    private final DependencyPane seen = new DependencyPane();
    private final OutputPane output = new OutputPane();
    private @Nullable Shown shown;
    private @Nullable FeatureMaps maps;
    private @Nullable Lowered analysed;
    private @Nullable Analysis analysis;
    private Spot spot = new Spot(0, 0, 0);
    private Consumer<Spot> onPoint = chosen -> {};

    DependencyStage() {
        setId("pixel-dependency");
        setMinSize(0, 0);
        output.setId("pixel-value");
        getChildren().setAll(seen, output);
        output.setOnMouseMoved(event -> at(event).ifPresentOrElse(this::draw, () -> draw(spot)));
        output.setOnMouseExited(event -> draw(spot));
        output.setOnMousePressed(event -> at(event).ifPresent(this::stay));
        output.setOnMouseDragged(event -> at(event).ifPresent(this::stay));
    }

    /** Told which value the user points at to stay. */
    void setOnPoint(Consumer<Spot> handler) {
        onPoint = handler;
    }

    /** {@return whether there is a value to look at} */
    boolean show(Shown what, Spot looked) {
        if (what.focus().node().isEmpty()) {
            return false;
        }
        int value = what.focus().node().getAsInt();
        FeatureMaps found = what.maps(value).orElse(null);
        if (found == null) {
            return maps != null;
        }
        shown = what;
        maps = found;
        spot = inside(looked, found);
        draw(spot);
        return true;
    }

    private static Spot inside(Spot spot, FeatureMaps maps) {
        return new Spot(
                Math.clamp(spot.channel(), 0, maps.channels() - 1),
                Math.clamp(spot.row(), 0, maps.height() - 1),
                Math.clamp(spot.column(), 0, maps.width() - 1));
    }

    private Optional<Spot> at(MouseEvent event) {
        return output.positionAt(event.getX(), event.getY())
                .map(position -> spot.withPixel(position[0], position[1]));
    }

    private void stay(Spot chosen) {
        spot = chosen;
        draw(chosen);
        onPoint.accept(chosen);
    }

    private void draw(Spot at) {
        Shown what = shown;
        FeatureMaps all = maps;
        if (what == null || all == null) {
            return;
        }
        int value = what.focus().node().orElse(Graph.INPUT);
        seen.show(
                Dependency.of(
                        what, value, field(what, value), at.channel(), at.row(), at.column()));
        output.show(
                new OutputPane.Moment(
                        all,
                        LayerScale.of(all).forColours(),
                        at.channel(),
                        all.area(),
                        at.row(),
                        at.column(),
                        what.dark()));
    }

    private ReceptiveField field(Shown what, int value) {
        Lowered lowered = what.focus().lowered();
        Analysis made = analysis;
        if (made == null || !lowered.equals(analysed)) {
            made = Analysis.of(lowered);
            analysis = made;
            analysed = lowered;
        }
        return made.field(value);
    }

    /** {@return what is shown, for tests} */
    Optional<Dependency> dependency() {
        return Optional.ofNullable(seen.moment());
    }

    /** {@return the shape of the value on show, or none} */
    Optional<Shape> shape() {
        return Optional.ofNullable(maps)
                .map(all -> new Shape(all.channels(), all.height(), all.width()));
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double out = Math.min(Math.max(60, h - 16), w * 0.25);
        seen.resizeRelocate(0, 0, w - out - GAP, h);
        output.resizeRelocate(w - out, 0, out, h);
    }
}
