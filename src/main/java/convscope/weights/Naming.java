package convscope.weights;

import convscope.catalog.Catalog;
import convscope.catalog.TensorNames;
import convscope.graph.Graph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a file calls the tensors of a graph.
 *
 * @param prefix what stands before each name, with its dot: wrappers and larger models put it there
 * @param published what comes behind it; empty for the graph's own names
 */
record Naming(String prefix, Optional<TensorNames> published) {

    /** The graph's own names, and those under which the catalogue's networks are published. */
    private static final List<Optional<TensorNames>> ALL =
            Stream.concat(
                            Stream.of(Optional.<TensorNames>empty()),
                            Catalog.tensorNames().stream().map(Optional::of))
                    .toList();

    /** DistributedDataParallel, compile, Lightning, backbones of detectors, self-supervision. */
    private static final Set<String> WRAPPERS =
            Set.of(
                    "module",
                    "_orig_mod",
                    "model",
                    "net",
                    "network",
                    "backbone",
                    "encoder",
                    "encoder_q",
                    "base_encoder",
                    "student",
                    "state_dict");

    /** {@return the naming in which most of the graph's tensors are found} */
    static Naming of(Graph graph, Collection<TensorEntry> entries) {
        Map<Naming, Integer> found = new LinkedHashMap<>();
        List<Set<String>> names = names(graph);
        for (TensorEntry entry : entries) {
            for (String prefix : prefixes(entry.name())) {
                String rest = entry.name().substring(prefix.length());
                for (int i = 0; i < names.size(); i++) {
                    if (names.get(i).contains(rest)) {
                        found.merge(new Naming(prefix, ALL.get(i)), 1, Integer::sum);
                    }
                }
            }
        }
        Naming best = new Naming("", Optional.empty());
        int most = 0;
        for (Map.Entry<Naming, Integer> each : found.entrySet()) {
            Naming naming = each.getKey();
            boolean simpler =
                    naming.prefix.length() < best.prefix.length()
                            || (naming.prefix.equals(best.prefix)
                                    && ALL.indexOf(naming.published) < ALL.indexOf(best.published));
            if (each.getValue() > most || (each.getValue() == most && simpler)) {
                most = each.getValue();
                best = naming;
            }
        }
        return best;
    }

    /** {@return whether a tensor of this name may be one of the graph's, in some naming} */
    static Predicate<String> anyOf(Graph graph) {
        Set<String> all = new HashSet<>();
        names(graph).forEach(all::addAll);
        return name ->
                prefixes(name).stream()
                        .anyMatch(prefix -> all.contains(name.substring(prefix.length())));
    }

    /** {@return what each of {@link #ALL} calls the graph's tensors} */
    private static List<Set<String>> names(Graph graph) {
        List<Set<String>> names = new ArrayList<>();
        for (Optional<TensorNames> published : ALL) {
            Naming naming = new Naming("", published);
            Set<String> theirs = new HashSet<>();
            graph.tensors().keySet().forEach(name -> theirs.add(naming.nameOf(name)));
            names.add(theirs);
        }
        return names;
    }

    /**
     * {@return what the file calls the tensor that the graph calls {@code name}, without prefix}
     */
    String nameOf(String name) {
        return published.map(names -> names.nameOf(name)).orElse(name);
    }

    /** {@return none, and each that its first parts may be} */
    private static List<String> prefixes(String name) {
        List<String> prefixes = new ArrayList<>();
        int end = 0;
        prefixes.add("");
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', end)) {
            if (!WRAPPERS.contains(name.substring(end, dot))) {
                break;
            }
            end = dot + 1;
            prefixes.add(name.substring(0, end));
        }
        return prefixes;
    }

    /**
     * {@return the file's tensors without the prefix; those without it belong to something else}
     */
    Map<String, TensorEntry> stripped(Collection<TensorEntry> entries) {
        Map<String, TensorEntry> stripped = new LinkedHashMap<>();
        for (TensorEntry entry : entries) {
            if (entry.name().startsWith(prefix)) {
                stripped.put(entry.name().substring(prefix.length()), entry);
            }
        }
        return stripped;
    }
}
