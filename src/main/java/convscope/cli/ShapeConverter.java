package convscope.cli;

import convscope.model.Parameter;
import convscope.model.Shape;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code CxHxW}, e.g. {@code 256x56x56}. */
final class ShapeConverter implements ITypeConverter<Shape> {

    private static final Pattern NOTATION = Pattern.compile("(\\d{1,5})x(\\d{1,5})x(\\d{1,5})");

    @Override
    public Shape convert(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (matcher.matches()) {
            int channels = Integer.parseInt(matcher.group(1));
            int height = Integer.parseInt(matcher.group(2));
            int width = Integer.parseInt(matcher.group(3));
            if (legal(channels) && legal(height) && legal(width)) {
                return new Shape(channels, height, width);
            }
        }
        throw new TypeConversionException(
                String.format(
                        Locale.ROOT,
                        "'%s' is not CxHxW, e.g. 256x56x56, each from 1 to %d",
                        text,
                        Parameter.MOST_CHANNELS));
    }

    private static boolean legal(int extent) {
        return extent >= 1 && extent <= Parameter.MOST_CHANNELS;
    }
}
