package convscope.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How numbers are written everywhere. M is 10^6, G 10^9, a MiB 2^20 bytes; groups of three are set
 * apart by a space.
 */
public final class NumberText {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};
    private static final long SMALL = 10 * 1024;

    private NumberText() {}

    /** {@return every digit: {@code 25 028 904}} */
    public static String exact(long number) {
        if (number == Long.MAX_VALUE) {
            return "over 9.22 x 10^18";
        }
        StringBuilder text = new StringBuilder(Long.toString(number));
        int start = number < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > start; at -= 3) {
            text.insert(at, ' ');
        }
        return text.toString();
    }

    /** {@return three digits and a prefix, {@code 4.23 G}; below a million every digit} */
    public static String brief(long number) {
        if (number == Long.MAX_VALUE || Math.abs(number) < 1_000_000) {
            return exact(number);
        }
        BigDecimal left = BigDecimal.valueOf(number).round(THREE_DIGITS);
        int prefix = 0;
        while (left.abs().compareTo(THOUSAND) >= 0) {
            left = left.divide(THOUSAND);
            prefix++;
        }
        return threeDigits(left) + " " + PREFIXES[prefix];
    }

    /** {@return {@code 3.06 MiB}; below 10 KiB the bytes: {@code 3 136 bytes}} */
    public static String memory(long bytes) {
        if (bytes < SMALL || bytes == Long.MAX_VALUE) {
            return exact(bytes) + " bytes";
        }
        BigDecimal size = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1 << 20));
        return size.compareTo(THOUSAND) >= 0
                ? exact(size.setScale(0, RoundingMode.HALF_UP).longValueExact()) + " MiB"
                : threeDigits(size.round(THREE_DIGITS)) + " MiB";
    }

    /** {@return a part of a whole: {@code 0.184} is {@code 18.4 %}} */
    public static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    /** {@return a change with its sign: {@code -0.969} is {@code -96.9 %}} */
    public static String change(double part) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * part);
    }

    private static String threeDigits(BigDecimal number) {
        int whole = number.precision() - number.scale();
        return number.setScale(Math.max(0, 3 - whole), RoundingMode.HALF_UP).toPlainString();
    }
}
