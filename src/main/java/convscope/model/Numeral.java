package convscope.model;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A number as somebody types or pastes it: in the digits of any script, with any minus sign, its
 * thousands grouped or not.
 */
public record Numeral(String typed) {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");
    private static final Pattern DIGITS = Pattern.compile("[+-]?0*[0-9]{1,18}");
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?[0-9]{1,3}([ '_][0-9]{3})+([.,].*)?");
    private static final Pattern COMMAS = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+");
    private static final double EXACT = 1L << 53;

    /** {@return the whole number, if it is one of at most 18 digits; a comma groups thousands} */
    public OptionalLong whole() {
        String plain = ungrouped(ascii());
        plain = COMMAS.matcher(plain).matches() ? plain.replace(",", "") : plain;
        if (DIGITS.matcher(plain).matches()) {
            return OptionalLong.of(Long.parseLong(plain));
        }
        if (NUMBER.matcher(plain).matches()) {
            double number = Double.parseDouble(plain);
            if (number == Math.rint(number) && Math.abs(number) <= EXACT) {
                return OptionalLong.of((long) number);
            }
        }
        return OptionalLong.empty();
    }

    /** {@return the number, if it is a finite one; a comma is a decimal point} */
    public Optional<Double> decimal() {
        String plain = plain();
        return NUMBER.matcher(plain).matches()
                ? Optional.of(Double.valueOf(plain)).filter(Double::isFinite)
                : Optional.empty();
    }

    /** {@return the text with the digits 0-9, a point and no groups, as far as it has them} */
    public String plain() {
        return ungrouped(ascii()).replace(',', '.');
    }

    private static String ungrouped(String text) {
        return GROUPED.matcher(text).matches() ? text.replaceAll("[ '_]", "") : text;
    }

    /** What is written otherwise in other scripts, in ASCII, without marks of direction. */
    private String ascii() {
        StringBuilder plain = new StringBuilder();
        typed.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(c -> plain.appendCodePoint(ascii(c)));
        return plain.toString().strip();
    }

    private static int ascii(int c) {
        int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
        if (digit >= 0) {
            return '0' + digit;
        }
        return switch (c) {
            case 0x2212, 0x2010, 0x2011, 0x2013, 0xFF0D, 0xFE63 -> '-';
            case 0xFF0B -> '+';
            case 0xFF0C -> ',';
            case 0x066B, 0xFF0E -> '.';
            case 0x2019, 0x066C -> '\'';
            case 0xFF25, 0xFF45 -> 'e';
            default -> Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c;
        };
    }
}
