package convscope.view.run;

import convscope.graph.GateStage;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.model.Shape;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the tabs show for a selected block: the value that it gives and the gate nearest to it.
 *
 * @param lowered the design
 * @param path the selected block; the root stands for the whole design
 * @param node the node whose value the block gives, {@link Graph#INPUT} where it passes the input
 *     on; empty where it gives none, because it or something before it does not fit
 * @param stage the gate that belongs to it, if the design has any
 */
public record Focus(Lowered lowered, Path path, OptionalInt node, Optional<GateStage> stage) {

    public static Focus on(Lowered lowered, Path path) {
        Optional<Place> place = lowered.find(path);
        OptionalInt node =
                place.filter(p -> p.output() != null).stream().mapToInt(Place::result).findFirst();
        return new Focus(lowered, path, node, GateStage.nearest(lowered, path));
    }

    /** {@return what {@link PassRequest} shall bring so that every tab has what it shows} */
    public Set<Integer> visible() {
        Set<Integer> visible = new HashSet<>();
        node.ifPresent(visible::add);
        stage.ifPresent(s -> s.indices().forEach(visible::add));
        return visible;
    }

    /** {@return such as {@code resnext1.conv2, 128 maps of 56x56}} */
    public String title() {
        String name = path.isRoot() ? lowered.design().name() : path.text();
        return node.isPresent() ? name + ", " + extent(shape(node.getAsInt())) : name;
    }

    /** {@return why there is nothing to see, in one sentence; empty where there is} */
    public String excuse() {
        if (node.isPresent()) {
            return "";
        }
        return lowered.find(path)
                .map(Place::fault)
                .or(() -> lowered.faults().stream().findFirst())
                .map(fault -> name(fault.at()) + " does not fit: " + fault.says() + ".")
                .orElse("Nothing is selected.");
    }

    /** {@return the shape of a node's value} */
    public Shape shape(int index) {
        return lowered.graph().shape(index);
    }

    /** {@return whether a node's value is a vector over classes or channels, without a map} */
    public boolean vector(int index) {
        return shape(index).area() == 1;
    }

    private static String name(Path path) {
        return path.isRoot() ? "The design" : path.text();
    }

    private static String extent(Shape shape) {
        if (shape.area() == 1) {
            return shape.channels() == 1 ? "1 value" : shape.channels() + " values";
        }
        String maps = shape.channels() == 1 ? "1 map" : shape.channels() + " maps";
        return maps + " of " + shape.height() + "x" + shape.width();
    }
}
