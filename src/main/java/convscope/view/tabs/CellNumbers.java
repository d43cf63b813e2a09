package convscope.view.tabs;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Numbers for the cells of one table: at most five signs each, on a common power of ten that stands
 * once beside the table.
 *
 * @param exponent of the power of ten that every number is to be multiplied with
 * @param decimals behind the point
 */
record CellNumbers(int exponent, int decimals) {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** {@return what suits numbers up to this size} */
    static CellNumbers upTo(double most) {
        if (!(most > 0) || !Double.isFinite(most)) {
            return new CellNumbers(0, 0);
        }
        int magnitude = (int) Math.floor(Math.log10(most));
        if (magnitude < -1 || magnitude > 2) {
            int exponent = Math.floorDiv(magnitude, 3) * 3;
            return new CellNumbers(exponent, Math.max(0, 2 - (magnitude - exponent)));
        }
        return new CellNumbers(0, Math.clamp(2 - magnitude, 0, 2));
    }

    /** {@return the number in this table's writing, or NaN or ∞} */
    String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        double scaled = value / Math.pow(10, exponent);
        String text = String.format(Locale.ROOT, "%." + decimals + "f", scaled);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text.replace('-', '−');
    }

    /** {@return such as {@code x 10⁻³}, or nothing} */
    String factor() {
        return exponent == 0 ? "" : "×10" + superscript(Integer.toString(exponent));
    }

    private static String superscript(String number) {
        return number.chars()
                .mapToObj(sign -> sign == '-' ? "⁻" : RAISED.substring(sign - '0', sign - '0' + 1))
                .collect(Collectors.joining());
    }
}
