package convscope.compare;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * At which value of each design a comparison looks: what the selected block gives, where every
 * design has it, else the outputs.
 *
 * @param nodes one a design, the open one first; empty where a fault leaves no value
 * @param says such as {@code at resnext1.conv2} or {@code at the output}
 */
public record Alignment(List<OptionalInt> nodes, String says) {

    private static final String OUTPUT = "at the output";

    public Alignment {
        nodes = List.copyOf(nodes);
    }

    /**
     * @param open the open design
     * @param selection the selected block of it
     * @param others what it is compared with
     */
    public static Alignment of(Lowered open, Path selection, List<Lowered> others) {
        Place place = open.find(selection).filter(p -> p.output() != null).orElse(null);
        if (selection.isRoot()
                || place == null
                || (open.complete() && place.result() == open.graph().result())) {
            return outputs(open, others, OUTPUT);
        }
        List<OptionalInt> nodes = new ArrayList<>();
        nodes.add(OptionalInt.of(place.result()));
        for (Lowered other : others) {
            OptionalInt node = counterpart(open, place, other);
            if (node.isEmpty() && other.complete()) {
                return outputs(
                        open,
                        others,
                        OUTPUT
                                + " ("
                                + selection
                                + " has no counterpart in "
                                + other.design().name()
                                + ")");
            }
            nodes.add(node);
        }
        return new Alignment(nodes, "at " + selection);
    }

    private static Alignment outputs(Lowered open, List<Lowered> others, String says) {
        List<OptionalInt> nodes = new ArrayList<>();
        nodes.add(output(open));
        others.forEach(other -> nodes.add(output(other)));
        return new Alignment(nodes, says);
    }

    private static OptionalInt output(Lowered lowered) {
        return lowered.complete() ? OptionalInt.of(lowered.graph().result()) : OptionalInt.empty();
    }

    /** By its place in the graph where both are twins, else by its path. */
    private static OptionalInt counterpart(Lowered open, Place place, Lowered other) {
        if (twins(open.graph(), other.graph())) {
            return OptionalInt.of(place.result());
        }
        Optional<Place> there =
                other.find(place.path())
                        .filter(p -> p.bare().kind().equals(place.bare().kind()))
                        .filter(p -> p.output() != null && p.output().equals(place.output()));
        return there.stream().mapToInt(Place::result).findFirst();
    }

    /** {@return whether two graphs are node for node the same but for groups} */
    static boolean twins(Graph one, Graph other) {
        if (!one.input().equals(other.input()) || one.nodes().size() != other.nodes().size()) {
            return false;
        }
        for (int at = 0; at < one.nodes().size(); at++) {
            Node a = one.nodes().get(at);
            Node b = other.nodes().get(at);
            if (!a.inputs().equals(b.inputs()) || !inOneGroup(a.op()).equals(inOneGroup(b.op()))) {
                return false;
            }
        }
        return true;
    }

    private static Op inOneGroup(Op op) {
        return op instanceof Op.Conv2d c
                ? new Op.Conv2d(
                        c.in(),
                        c.out(),
                        c.kernel(),
                        c.stride(),
                        c.padding(),
                        c.dilation(),
                        1,
                        c.bias())
                : op;
    }
}
