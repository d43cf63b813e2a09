package convscope.run;

import convscope.graph.GateStage;
import convscope.graph.Gathering;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.says.Legible;
import convscope.session.Tab;
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

    /**
     * {@return the convolution, pooling or fully connected node that one can look inside: the
     * selected one; of a block of several the first with the largest kernel; behind any other the
     * one that feeds it}
     */
    public Optional<Node> window() {
        return lowered.find(path).stream()
                .flatMap(
                        place ->
                                lowered
                                        .graph()
                                        .nodes()
                                        .subList(place.first(), place.end())
                                        .stream())
                .filter(n -> kernel(n) > 0)
                .reduce((a, b) -> kernel(b) > kernel(a) ? b : a)
                .or(() -> node.isPresent() ? feeding(node.getAsInt()) : Optional.empty());
    }

    /** {@return the batch norm right behind {@link #window}, if there is one} */
    public Optional<Node> norm() {
        return window().flatMap(
                        at ->
                                lowered.graph().nodes().stream()
                                        .skip(at.index() + 1L)
                                        .filter(n -> n.op() instanceof Op.BatchNorm2d)
                                        .filter(n -> n.inputs().contains(at.index()))
                                        .findFirst());
    }

    private Optional<Node> feeding(int from) {
        int at = from;
        while (at != Graph.INPUT) {
            Node here = lowered.graph().nodes().get(at);
            if (kernel(here) > 0) {
                return Optional.of(here);
            }
            at = here.inputs().getFirst();
        }
        return Optional.empty();
    }

    /**
     * {@return a number that grows with the area of what an operation looks at for one value, 0 for
     * one without a window; a global pooling has the least, so that the layers around it go first}
     */
    private static long kernel(Node of) {
        Op op = of.op();
        if (op.gathering().isEmpty()) {
            return 0;
        }
        return op.window()
                .map(window -> 1 + window.kernel().area())
                .orElse(op.gathering().get() == Gathering.WEIGHTED_SUM ? 2L : 1L);
    }

    /** {@return the nodes whose values {@link PassRequest} shall bring for a tab} */
    public Set<Integer> visible(Tab tab) {
        Set<Integer> visible = new HashSet<>();
        node.ifPresent(visible::add);
        stage.map(tab == Tab.GATES ? GateStage::indices : s -> s.gates().stream())
                .ifPresent(indices -> indices.forEach(visible::add));
        if (tab.looksInside()) {
            visible.add(Graph.INPUT);
            window().ifPresent(
                            at -> {
                                visible.add(at.index());
                                visible.addAll(at.inputs());
                            });
        }
        return visible;
    }

    /** {@return the names of the weights that a tab shows} */
    public Set<String> tensors(Tab tab) {
        Set<String> names = new HashSet<>();
        if (tab.looksInside()) {
            window().ifPresent(at -> names.addAll(at.tensors().values()));
            norm().ifPresent(at -> names.addAll(at.tensors().values()));
        }
        return names;
    }

    /** {@return such as {@code resnext1.conv2, 128 maps of 56x56}} */
    public String title() {
        String name = Legible.of(path.isRoot() ? lowered.design().name() : path.text());
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
