package convscope.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code ROW,COLUMN}, e.g. {@code 0,17}. */
final class PositionConverter implements ITypeConverter<Position> {

    private static final Pattern NOTATION =
            Pattern.compile("\\s*(-?\\d{1,9})\\s*,\\s*(-?\\d{1,9})\\s*");

    @Override
    public Position convert(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (matcher.matches()) {
            return new Position(
                    Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        throw new TypeConversionException("'%s' is not ROW,COLUMN, e.g. 0,17".formatted(text));
    }
}
