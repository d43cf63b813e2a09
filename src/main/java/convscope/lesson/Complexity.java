package convscope.lesson;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Same complexity, different cardinality: bottlenecks of as many weights with more and narrower
 * paths. Xie et al., 2016, arXiv:1611.05431, section 3.3 and table 2; errors from table 3.
 *
 * @param cardinality number of paths
 * @param width channels of each path
 * @param resNet50 published top-1 error on ImageNet-1K in percent, 224x224, of the 50-layer network
 *     of such blocks; empty where none was published
 * @param resNet101 the same of 101 layers
 */
public record Complexity(
        int cardinality, int width, OptionalDouble resNet50, OptionalDouble resNet101) {

    public static final String SOURCE = "Xie et al., 2016, arXiv:1611.05431, tables 2 and 3";

    /** Channels that go in and come out: the first stage of the 50-layer networks. */
    public static final int CHANNELS = 256;

    /** The paper's pairs, in its order. */
    public static final List<Complexity> PUBLISHED =
            List.of(
                    published(1, 64, 23.9, 22.0),
                    published(2, 40, 23.0, 21.7),
                    published(4, 24, 22.6, 21.4),
                    published(8, 14, 22.3, 21.3),
                    published(32, 4, 22.2, 21.2));

    private static Complexity published(int cardinality, int width, double small, double large) {
        return new Complexity(
                cardinality, width, OptionalDouble.of(small), OptionalDouble.of(large));
    }

    /**
     * {@return the width at which so many paths cost as nearly as possible what ResNet's bottleneck
     * costs, with the published errors where there are any}
     */
    public static Complexity of(int cardinality) {
        return PUBLISHED.stream()
                .filter(known -> known.cardinality == cardinality)
                .findFirst()
                .orElseGet(() -> computed(cardinality));
    }

    private static Complexity computed(int cardinality) {
        long goal = weights(1, 64);
        int width = 1;
        while (Math.abs(weights(cardinality, width + 1) - goal)
                < Math.abs(weights(cardinality, width) - goal)) {
            width++;
        }
        return new Complexity(cardinality, width, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** {@return the convolutions' weights of the block: {@code C (256 d + 3 3 d d + d 256)}} */
    public long weights() {
        return weights(cardinality, width);
    }

    private static long weights(long cardinality, long width) {
        return cardinality * (CHANNELS * width + 9 * width * width + width * CHANNELS);
    }
}
