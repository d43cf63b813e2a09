package convscope.cli;

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
        if (!matcher.matches()) {
            throw illegal(text);
        }
        int channels = Integer.parseInt(matcher.group(1));
        int height = Integer.parseInt(matcher.group(2));
        int width = Integer.parseInt(matcher.group(3));
        if (channels == 0 || height == 0 || width == 0) {
            throw illegal(text);
        }
        Shape shape = new Shape(channels, height, width);
        if (!shape.refusedAsInput().isEmpty()) {
            throw new TypeConversionException(shape.refusedAsInput());
        }
        return shape;
    }

    private static TypeConversionException illegal(String text) {
        return new TypeConversionException(
                String.format(
                        Locale.ROOT,
                        "'%s' is not CxHxW, e.g. 256x56x56: C from 1 to %d, H and W from 1 to %d",
                        text.length() <= 40 ? text : text.substring(0, 37) + "...",
                        Shape.MOST_CHANNELS,
                        Shape.MOST_SIDE));
    }
}
