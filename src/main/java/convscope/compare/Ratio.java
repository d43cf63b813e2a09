package convscope.compare;

import convscope.analysis.NumberText;
import java.util.Locale;

/**
 * How much of something one has against another.
 *
 * @param one above 0
 * @param other above 0
 */
public record Ratio(double one, double other) {

    /** Below so many times, percent say more. */
    private static final double SMALL = 1.1;

    /**
     * {@return the other's change against this one: {@code +203.0 %}; empty where there is none}
     */
    public String change() {
        return one == other || !(one > 0) ? "" : NumberText.change(other / one - 1);
    }

    /**
     * {@return such as {@code 3.03 times fewer} or {@code 4.5 % more}, seen from the first}
     *
     * @param less the word for less of it, {@code fewer} or {@code less}
     */
    public String says(String less) {
        String word = one < other ? less : "more";
        return factor() < SMALL
                ? percent(Math.abs(one / other - 1)) + " " + word
                : times() + " times " + word;
    }

    /** {@return the larger by the smaller} */
    public double factor() {
        return Math.max(one, other) / Math.min(one, other);
    }

    /** {@return the factor in three digits, no needless zeros: {@code 32}, {@code 3.03}} */
    public String times() {
        double factor = factor();
        String digits = factor < 10 ? "%.2f" : factor < 100 ? "%.1f" : "%.0f";
        String text = String.format(Locale.ROOT, digits, factor);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static String percent(double part) {
        return part < 0.0005 ? "slightly" : NumberText.percent(part);
    }
}
