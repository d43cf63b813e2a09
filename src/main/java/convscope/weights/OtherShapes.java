package convscope.weights;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors that a file has in other shapes than a graph needs, and what they have in common. */
final class OtherShapes {

    private final Graph graph;
    private final Naming naming;
    private final Map<String, List<Long>> wanted;
    private final Map<String, TensorEntry> has;
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * @param wanted the graph's tensors in the file's names
     * @param has the file's, without a prefix
     */
    OtherShapes(
            Graph graph,
            Naming naming,
            Map<String, List<Long>> wanted,
            Map<String, TensorEntry> has) {
        this.graph = graph;
        this.naming = naming;
        this.wanted = wanted;
        this.has = has;
        wanted.forEach(
                (name, shape) -> {
                    TensorEntry entry = has.get(name);
                    if (entry != null && !entry.shape().equals(shape)) {
                        names.add(name);
                    }
                });
    }

    /** {@return what is wrong, to follow the file's name in a sentence} */
    Optional<String> fault() {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String first = "has the tensor " + each(names.iterator().next()) + Mismatch.more(names);
        return Optional.of(
                classes()
                        .or(this::inputs)
                        .or(() -> groups().or(this::order).map(why -> first + why))
                        .orElse(first));
    }

    private String each(String name) {
        return "%s as %s, but the design needs %s"
                .formatted(Quote.of(name), Quote.of(theirs(name)), ours(name));
    }

    private Optional<String> classes() {
        Set<String> last = new LinkedHashSet<>();
        String weight = "";
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Linear) {
                last.clear();
                node.tensors().values().forEach(name -> last.add(naming.nameOf(name)));
                weight = naming.nameOf(node.tensor(Role.WEIGHT));
            }
        }
        if (!last.containsAll(names) || !differOnlyAt(0, weight)) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "has a classifier of %d classes, the design one of %d: it has %s",
                        theirs(weight).getFirst(),
                        ours(weight).getFirst(),
                        each(weight)));
    }

    private Optional<String> inputs() {
        Optional<String> weight =
                graph.nodes().stream()
                        .filter(node -> node.op() instanceof Op.Conv2d)
                        .findFirst()
                        .map(node -> naming.nameOf(node.tensor(Role.WEIGHT)));
        if (weight.isEmpty()
                || !names.equals(Set.of(weight.get()))
                || !differOnlyAt(1, weight.get())) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "is for an input of other channels: it has %s",
                        each(weight.get())));
    }

    private Optional<String> groups() {
        boolean grouped =
                names.stream().allMatch(name -> ours(name).size() == 4 && differOnlyAt(1, name));
        return grouped ? Optional.of("; its convolutions are grouped otherwise") : Optional.empty();
    }

    private Optional<String> order() {
        for (Order order : Order.values()) {
            if (names.stream().allMatch(name -> order.of(ours(name)).equals(theirs(name)))) {
                return Optional.of("; the extents stand in " + order.says);
            }
        }
        return Optional.empty();
    }

    /** How others order the extents of weights, which are [out, in, height, width] here. */
    private enum Order {
        IN_FIRST("the order in, out", 1, 0, 2, 3),
        IN_OUT_LAST("the order height, width, in, out, as TensorFlow's do", 2, 3, 1, 0),
        IN_LAST("the order out, height, width, in", 0, 2, 3, 1);

        private final String says;
        private final int[] places;

        Order(String says, int... places) {
            this.says = says;
            this.places = places;
        }

        /** {@return the shape in this order; of a matrix there is only one other} */
        List<Long> of(List<Long> shape) {
            return switch (shape.size()) {
                case 2 -> shape.reversed();
                case 4 -> Arrays.stream(places).mapToObj(shape::get).toList();
                default -> shape;
            };
        }
    }

    private boolean differOnlyAt(int index, String name) {
        List<Long> theirs = theirs(name);
        List<Long> ours = ours(name);
        boolean same = theirs.size() == ours.size();
        for (int i = 0; same && i < ours.size(); i++) {
            same = i == index || theirs.get(i).equals(ours.get(i));
        }
        return same;
    }

    private List<Long> theirs(String name) {
        TensorEntry entry = has.get(name);
        return entry == null ? List.of() : entry.shape();
    }

    private List<Long> ours(String name) {
        return wanted.getOrDefault(name, List.of());
    }
}
