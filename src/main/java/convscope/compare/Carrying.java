package convscope.compare;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.weights.Regrouped;
import convscope.weights.TensorCopy;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Which weights of one design another one gets: between designs that differ in groups only, every
 * one; between others those of the same name and shape, or of the same name and other groups.
 */
public final class Carrying {

    /** Where a tensor comes from; of other groups unless these are equal. */
    private record Source(String name, Regrouped groups) {
        boolean asItIs() {
            return groups.before() == groups.after();
        }
    }

    private final Map<String, Source> sources;
    private final Set<String> wanted;

    private Carrying(Map<String, Source> sources, Set<String> wanted) {
        this.sources = sources;
        this.wanted = wanted;
    }

    /** {@return what of {@code from}'s weights {@code to} gets} */
    public static Carrying between(Graph from, Graph to) {
        Map<String, Node> owners = new HashMap<>();
        from.nodes().forEach(node -> node.tensors().values().forEach(t -> owners.put(t, node)));
        boolean twins = Alignment.twins(from, to);
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Node node : to.nodes()) {
            node.tensors()
                    .forEach(
                            (role, name) -> {
                                Node owner =
                                        twins ? from.nodes().get(node.index()) : owners.get(name);
                                if (owner != null && fits(owner, node, role)) {
                                    Regrouped groups =
                                            role == Role.WEIGHT
                                                    ? new Regrouped(groups(owner), groups(node))
                                                    : new Regrouped(1, 1);
                                    sources.put(name, new Source(owner.tensor(role), groups));
                                }
                            });
        }
        return new Carrying(sources, to.tensors().keySet());
    }

    private static boolean fits(Node from, Node to, Role role) {
        List<Integer> old = from.op().tensors().get(role);
        List<Integer> wanted = to.op().tensors().get(role);
        if (old == null || !from.tensors().containsKey(role)) {
            return false;
        }
        boolean kernels =
                role == Role.WEIGHT
                        && from.op() instanceof Op.Conv2d a
                        && to.op() instanceof Op.Conv2d b
                        && a.in() == b.in()
                        && a.out() == b.out()
                        && a.kernel().equals(b.kernel());
        boolean kernel = role == Role.WEIGHT && from.op() instanceof Op.Conv2d;
        return kernel ? kernels : old.equals(wanted);
    }

    private static int groups(Node node) {
        return node.op() instanceof Op.Conv2d conv ? conv.groups() : 1;
    }

    /** {@return whether every tensor comes from the other design} */
    public boolean complete() {
        return sources.size() == wanted.size();
    }

    /** {@return one clause: on which weights the other design runs} */
    public String says() {
        if (wanted.isEmpty()) {
            return "without weights";
        }
        if (sources.isEmpty()) {
            return "on its own seeded weights, for no tensor corresponds";
        }
        if (!complete()) {
            return String.format(
                    Locale.ROOT,
                    "on the same weights in %d of %d tensors, the others seeded anew",
                    sources.size(),
                    wanted.size());
        }
        List<Regrouped> changed =
                sources.values().stream().filter(s -> !s.asItIs()).map(Source::groups).toList();
        if (changed.isEmpty()) {
            return "on the same weights";
        }
        return changed.stream().anyMatch(Regrouped::loses)
                ? "on the same weights, but only those inside the groups: a grouped kernel is the"
                        + " block diagonal of the dense one"
                : "on the same weights: its kernel holds the grouped one, with zeros elsewhere";
    }

    /** Makes the tensors that have no source. */
    @FunctionalInterface
    public interface Fresh {
        /** {@return every tensor of the other design; closed by who asked} */
        Weights weights() throws IOException;
    }

    /**
     * {@return new weights for the other design; the caller closes them}
     *
     * @param from the weights of the first design
     * @param fresh asked only where a tensor has no source
     */
    public Weights carried(Weights from, Fresh fresh) throws IOException {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        try (Weights others = complete() ? new Weights(Map.of()) : fresh.weights()) {
            for (String name : wanted) {
                Source source = sources.get(name);
                tensors.put(name, source == null ? others.get(name).dup('c') : copy(from, source));
            }
            return new Weights(tensors);
        } catch (RuntimeException | OutOfMemoryError fault) {
            tensors.values().forEach(INDArray::close);
            throw fault;
        }
    }

    private static INDArray copy(Weights from, Source source) {
        INDArray old = from.get(source.name());
        if (source.asItIs()) {
            return old.dup('c');
        }
        TensorCopy made = source.groups().of(TensorCopy.of(old));
        long[] target = made.shape().stream().mapToLong(Integer::longValue).toArray();
        return Nd4j.create(made.values(), target, 'c');
    }
}
