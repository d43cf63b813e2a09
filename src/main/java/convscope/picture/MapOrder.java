package convscope.picture;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Orders of channels: which channel stands first in a sheet, which second, and so on. */
public final class MapOrder {
    private MapOrder() {}

    /** {@return 0, 1, 2, ...} */
    public static int[] byIndex(int channels) {
        return IntStream.range(0, channels).toArray();
    }

    /** {@return the channels by the mean of their maps, highest first} */
    public static int[] byMean(FeatureMaps maps) {
        double[] means = IntStream.range(0, maps.channels()).mapToDouble(maps::mean).toArray();
        return descending(means.length, channel -> means[channel]);
    }

    /** {@return the channels by the gate's value for each, highest first} */
    public static int[] byGate(float[] gates) {
        return descending(gates.length, channel -> gates[channel]);
    }

    /** Equal values stay in channel order; NaN comes last. */
    private static int[] descending(int channels, IntToDoubleFunction value) {
        Comparator<Integer> ascending =
                Comparator.comparingDouble(
                        channel -> {
                            double v = value.applyAsDouble(channel);
                            return Double.isNaN(v) ? Double.POSITIVE_INFINITY : -v;
                        });
        return IntStream.range(0, channels)
                .boxed()
                .sorted(ascending)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
