package convscope.weights;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a file's tensors are not those of a graph: what all faults have in common where there is such
 * a thing, else the first of them.
 */
final class Mismatch {

    private static final String COUNTER = "num_batches_tracked";
    private static final int LONGEST_PART = 32;

    private final Map<String, TensorEntry> has;
    private final Map<String, List<Long>> wanted = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> superfluous = new TreeSet<>();
    private final OtherShapes shapes;
    private final List<Set<String>> norms = new ArrayList<>();

    /**
     * @param has the file's tensors, without a prefix
     */
    Mismatch(Graph graph, Naming naming, Map<String, TensorEntry> has) {
        this.has = has;
        graph.tensors()
                .forEach(
                        (name, shape) ->
                                wanted.put(
                                        naming.nameOf(name),
                                        shape.stream().map(Integer::longValue).toList()));
        missing.addAll(wanted.keySet());
        missing.removeAll(has.keySet());
        has.forEach(
                (name, entry) -> {
                    boolean numbers = entry.real().isPresent() && entry.count() > 0;
                    if (numbers && !wanted.containsKey(name) && !name.endsWith(COUNTER)) {
                        superfluous.add(name);
                    }
                });
        shapes = new OtherShapes(graph, naming, wanted, has);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.BatchNorm2d) {
                norms.add(
                        node.tensors().values().stream()
                                .map(naming::nameOf)
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        }
    }

    /**
     * {@return what is wrong with the file, to follow its name in a sentence}
     *
     * @param othersToo whether tensors that the graph does not need are a fault
     */
    Optional<String> fault(boolean othersToo) {
        Set<String> others = othersToo ? superfluous : Set.of();
        if (missing.isEmpty() && shapes.fault().isEmpty() && others.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(
                        otherNames(),
                        otherDepth(),
                        shapes.fault(),
                        norms(),
                        lacks(),
                        needless(others))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> otherNames() {
        int found = wanted.size() - missing.size();
        Optional<NameFamily> family = NameFamily.of(has.keySet());
        boolean ours = 2 * found > has.size();
        if (missing.isEmpty()
                || 4 * found > wanted.size()
                || (found > 0 && (ours || family.isEmpty()))) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "holds %s of the design's %d tensors%s",
                        found == 0 ? "none" : String.valueOf(found),
                        wanted.size(),
                        instead(family)));
    }

    private String instead(Optional<NameFamily> family) {
        if (has.isEmpty()) {
            return ", nor any other";
        }
        String example = Quote.of(example(family));
        return family.map(
                        f -> "; its names, such as " + example + ", look like those of " + f.says())
                .orElse("; the first that it has is " + example);
    }

    private String example(Optional<NameFamily> family) {
        return has.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .filter(name -> family.isEmpty() || family.get().fits(name))
                .findFirst()
                .orElse("");
    }

    private Optional<String> otherDepth() {
        Optional<Depths> theirs = Depths.of(has.keySet());
        Optional<Depths> ours = Depths.of(wanted.keySet());
        return theirs.isPresent() && ours.isPresent()
                ? theirs.get().against(ours.get())
                : Optional.empty();
    }

    private Optional<String> norms() {
        Set<String> all = new LinkedHashSet<>();
        norms.forEach(all::addAll);
        Set<String> statistics =
                all.stream()
                        .filter(name -> name.contains(".running_"))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        String whose =
                norms.size() == 1
                        ? "the only batch norm"
                        : String.format(Locale.ROOT, "all %d batch norms", norms.size());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        if (missing.equals(statistics)) {
            return Optional.of(
                    "lacks the running statistics (running_mean, running_var) of " + whose);
        }
        return missing.equals(all)
                ? Optional.of(
                        "lacks every tensor of "
                                + whose
                                + "; they may have been folded into the convolutions")
                : Optional.empty();
    }

    private Optional<String> lacks() {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String name = missing.iterator().next();
        String first = Quote.of(name) + " " + wanted.get(name);
        return Optional.of(
                NamePart.common(missing, wanted.keySet())
                        .map(
                                part ->
                                        String.format(
                                                Locale.ROOT,
                                                "lacks every tensor of %s, %d in all; the first is %s",
                                                Quote.of(part, LONGEST_PART),
                                                missing.size(),
                                                first))
                        .orElse("lacks the tensor " + first + more(missing)));
    }

    private Optional<String> needless(Set<String> others) {
        return others.stream()
                .findFirst()
                .map(has::get)
                .map(
                        entry ->
                                "has, but the design does not need, the tensor "
                                        + Quote.of(others.iterator().next())
                                        + " "
                                        + Quote.of(entry.shape())
                                        + more(others)
                                        + NamePart.common(others, has.keySet())
                                                .map(part -> Quote.of(part, LONGEST_PART))
                                                .map(part -> ": all that it has of " + part)
                                                .orElse(""));
    }

    static String more(Collection<String> faults) {
        return faults.size() > 1
                ? String.format(Locale.ROOT, ", and %d more", faults.size() - 1)
                : "";
    }
}
