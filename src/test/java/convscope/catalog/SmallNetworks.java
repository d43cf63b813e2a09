package convscope.catalog;

import convscope.graph.Lowered;
import convscope.model.Design;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue's networks up to 30 million numbers; larger ones repeat the blocks of these. */
public final class SmallNetworks {

    private static final long MOST_NUMBERS = 30_000_000;

    private SmallNetworks() {}

    public static Stream<Design> all() {
        return Catalog.networks().stream().filter(design -> numbers(design) < MOST_NUMBERS);
    }

    private static long numbers(Design design) {
        return Lowered.of(design).graph().tensors().values().stream()
                .mapToLong(SmallNetworks::product)
                .sum();
    }

    private static long product(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
