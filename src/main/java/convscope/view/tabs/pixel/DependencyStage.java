package convscope.view.tabs.pixel;

import convscope.analysis.Analysis;
import convscope.analysis.ReceptiveField;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.picture.LayerScale;
import convscope.session.Location;
import convscope.view.tabs.TabValues;
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
    private @Nullable TabValues shown;
    private @Nullable FeatureMaps maps;
    private @Nullable Lowered analysed;
    private @Nullable Analysis analysis;
    private Location location = new Location(0, 0, 0);
    private Consumer<Location> onPoint = chosen -> {};

    DependencyStage() {
        setId("pixel-dependency");
        setMinSize(0, 0);
        output.setId("pixel-value");
        getChildren().setAll(seen, output);
        output.setOnMouseMoved(
                event -> at(event).ifPresentOrElse(this::draw, () -> draw(location)));
        output.setOnMouseExited(event -> draw(location));
        output.setOnMousePressed(event -> at(event).ifPresent(this::stay));
        output.setOnMouseDragged(event -> at(event).ifPresent(this::stay));
    }

    /** Told which value the user points at to stay. */
    void setOnPoint(Consumer<Location> handler) {
        onPoint = handler;
    }

    /** {@return whether there is a value to look at} */
    boolean show(TabValues what, Location looked) {
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
        location = inside(looked, found);
        draw(location);
        return true;
    }

    private static Location inside(Location location, FeatureMaps maps) {
        return new Location(
                Math.clamp(location.channel(), 0, maps.channels() - 1),
                Math.clamp(location.row(), 0, maps.height() - 1),
                Math.clamp(location.column(), 0, maps.width() - 1));
    }

    private Optional<Location> at(MouseEvent event) {
        return output.positionAt(event.getX(), event.getY())
                .map(position -> location.withPixel(position[0], position[1]));
    }

    private void stay(Location chosen) {
        location = chosen;
        draw(chosen);
        onPoint.accept(chosen);
    }

    private void draw(Location at) {
        TabValues what = shown;
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

    private ReceptiveField field(TabValues what, int value) {
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
