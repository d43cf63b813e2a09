package convscope.graph;

import convscope.model.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What runs along a wire while a design is lowered; without a shape behind a fault. */
record Flow(int node, @Nullable Shape shape) {

    static final Flow UNKNOWN = new Flow(Graph.INPUT, null);

    boolean known() {
        return shape != null;
    }

    Shape knownShape() {
        return Objects.requireNonNull(shape);
    }

    static Flow from(Place place) {
        return place.output() == null ? UNKNOWN : new Flow(place.result(), place.output());
    }
}
