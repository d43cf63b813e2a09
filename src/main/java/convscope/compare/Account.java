package convscope.compare;

import convscope.engine.Difference;
import convscope.picture.FeatureMaps;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said about the values of two designs.
 *
 * @param at where they meet, such as {@code at the output}
 * @param other how the second design is called
 */
public record Account(String at, String other) {

    /**
     * {@return how far the values are apart, or why that has no meaning}
     *
     * @param mine the first design's value
     * @param theirs the second's
     * @param apart their difference, where both have one shape
     */
    public String difference(FeatureMaps mine, FeatureMaps theirs, Optional<Apart> apart) {
        if (apart.isEmpty()) {
            return "There is no difference map: the value %s is %s here and %s in %s."
                    .formatted(at, shape(mine), shape(theirs), other);
        }
        Difference worst = apart.get().worst();
        if (worst.absolute() == 0) {
            return "Same values %s: the largest difference over all channels is 0.".formatted(at);
        }
        if (!Double.isFinite(worst.absolute())) {
            return "Other values %s: at %s one of the two is infinite or not a number, and the other is not the same."
                    .formatted(at, worst.at());
        }
        String largest =
                "the largest difference over all channels is %s (%s of the largest value), at %s"
                        .formatted(number(worst.absolute()), percent(worst.relative()), worst.at());
        return apart.get().differs()
                ? "Other values %s: %s.".formatted(at, largest)
                : "Same values %s but for rounding: %s.".formatted(at, largest);
    }

    /** {@return the largest difference within one channel} */
    public static String channel(Apart apart, int channel) {
        Difference.Location location = apart.farthest(channel);
        float most = apart.maps().value(channel, location.row(), location.column());
        return most == 0
                ? String.format(Locale.ROOT, "channel %d: no difference", channel)
                : String.format(
                        Locale.ROOT,
                        "channel %d: largest %s at row %d, column %d",
                        channel,
                        number(most),
                        location.row(),
                        location.column());
    }

    /** {@return the largest difference over all channels, in few words} */
    public static String brief(Apart apart) {
        Difference worst = apart.worst();
        return worst.absolute() == 0
                ? "largest 0: equal"
                : "largest %s at %s".formatted(number(worst.absolute()), worst.at());
    }

    /** {@return three digits: {@code 0.0312}, {@code 1.19e-07}} */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "infinite";
        }
        return value == 0 || (value >= 1e-3 && value < 1e5)
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }

    private static String percent(double part) {
        if (part < 1e-4) {
            return String.format(Locale.ROOT, "%.1e", part);
        }
        return String.format(Locale.ROOT, part < 0.1 ? "%.2g %%" : "%.0f %%", 100 * part);
    }

    private static String shape(FeatureMaps maps) {
        return maps.channels() + "x" + maps.height() + "x" + maps.width();
    }
}
