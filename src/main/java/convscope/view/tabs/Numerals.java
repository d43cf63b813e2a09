package convscope.view.tabs;

import convscope.picture.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How values are written beside charts, and where an axis has its ticks. */
public final class Numerals {

    private Numerals() {}

    /** {@return three to four telling digits, no needless zeros: {@code 0.4312}, {@code −12}} */
    public static String value(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e6)) {
            return minus(String.format(Locale.ROOT, "%.3g", value));
        }
        int magnitude = size == 0 ? 0 : (int) Math.floor(Math.log10(size));
        int digits = Math.max(0, magnitude < -1 ? 2 - magnitude : 3 - Math.max(0, magnitude));
        digits = magnitude == -1 ? 4 : digits;
        return minus(trimmed(String.format(Locale.ROOT, "%." + digits + "f", value)));
    }

    /** {@return the value to so many decimals as tell {@code step} from 0, no needless zeros} */
    public static String value(double value, double step) {
        int decimals = Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, 12);
        return step > 0 && Double.isFinite(value) && Math.abs(value) < 1e6 && decimals < 7
                ? minus(trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value)))
                : value(value);
    }

    /** {@return least, mean and most, and how many values are none of these} */
    public static String statistics(Statistics of) {
        String finite =
                "least %s   mean %s   most %s"
                        .formatted(value(of.min()), value(of.mean()), value(of.max()));
        return of.warning()
                .map(warning -> of.any() ? finite + "\n" + warning : warning)
                .orElse(finite);
    }

    /** {@return round numbers within min..max, about {@code wanted} of them, ascending} */
    public static List<Double> ticks(double min, double max, int wanted) {
        if (!(max > min)) {
            return List.of(min);
        }
        double rough = (max - min) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        double step = power * (part > 5 ? 10 : part > 2 ? 5 : part > 1 ? 2 : 1);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static String trimmed(String number) {
        return number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
    }

    private static String minus(String number) {
        return number.equals("-0") ? "0" : number.replace('-', '−');
    }
}
