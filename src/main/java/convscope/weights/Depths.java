package convscope.weights;

import convscope.catalog.Catalog;
import convscope.catalog.Network;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many blocks the stages of a network of the ResNet family have, told by its tensors' names.
 *
 * @param blocks of each stage, from the first
 * @param convolutions in its blocks, 2 or 3
 */
record Depths(List<Integer> blocks, int convolutions) {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "layer(\\d{1,4})\\.[a-zA-Z]*(\\d{1,6})\\.(?=[^.]+\\.[^.])(conv3\\.)?.*");

    /** {@return nothing where the names are of no such network} */
    static Optional<Depths> of(Collection<String> names) {
        Map<Integer, Set<Integer>> stages = new TreeMap<>();
        boolean third = false;
        for (String name : names) {
            Matcher block = BLOCK.matcher(name);
            if (block.matches()) {
                stages.computeIfAbsent(Integer.valueOf(block.group(1)), stage -> new TreeSet<>())
                        .add(Integer.valueOf(block.group(2)));
                third |= block.group(3) != null;
            }
        }
        return stages.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Depths(
                                stages.values().stream().map(Set::size).toList(), third ? 3 : 2));
    }

    private int total() {
        return blocks.stream().mapToInt(i -> i).sum();
    }

    /** {@return how these differ from a design's, where both have as many stages} */
    Optional<String> against(Depths design) {
        if (equals(design) || blocks.size() != design.blocks.size()) {
            return Optional.empty();
        }
        int more = total() - design.total();
        return Optional.of(
                "has stages of %s, the design of %s%s"
                        .formatted(says(), design.says(), more == 0 ? "" : difference(more)));
    }

    private static String difference(int more) {
        return String.format(
                Locale.ROOT,
                ": %d %s %s",
                Math.abs(more),
                Math.abs(more) == 1 ? "block" : "blocks",
                more > 0 ? "more" : "fewer");
    }

    /** {@return such as "3, 4, 6, 3 blocks of 3 convolutions (as in ResNet-50)"} */
    private String says() {
        return blocks.stream().limit(6).map(String::valueOf).collect(Collectors.joining(", "))
                + (blocks.size() > 6 ? ", ..." : "")
                + " blocks of "
                + convolutions
                + " convolutions"
                + published().map(title -> " (as in " + title + ")").orElse("");
    }

    /** {@return the first network of the catalogue that is as deep} */
    private Optional<String> published() {
        return Catalog.tables().stream()
                .filter(
                        network ->
                                of(Lowered.of(network.design()).graph()).equals(Optional.of(this)))
                .map(Network::title)
                .findFirst();
    }

    private static Optional<Depths> of(Graph graph) {
        return of(graph.tensors().keySet());
    }
}
