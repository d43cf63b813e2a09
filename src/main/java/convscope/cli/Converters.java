package convscope.cli;

import convscope.says.Failure;
import convscope.says.Sentence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Numbers and file names among the arguments, and what is legal where they are none. */
final class Converters {

    private Converters() {}

    static void register(CommandLine line) {
        line.registerConverter(Path.class, Converters::path)
                .registerConverter(int.class, text -> whole(text, Integer::valueOf))
                .registerConverter(Integer.class, text -> whole(text, Integer::valueOf))
                .registerConverter(long.class, text -> whole(text, Long::valueOf))
                .registerConverter(Long.class, text -> whole(text, Long::valueOf))
                .registerConverter(double.class, Converters::number)
                .registerConverter(Double.class, Converters::number);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new TypeConversionException(Failure.noFileName(text));
        }
    }

    private static <N> N whole(String text, Function<String, N> reading) {
        try {
            return reading.apply(text.strip());
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException(
                    "'%s' is not a whole number within range, e.g. 3"
                            .formatted(Sentence.quote(text)));
        }
    }

    private static Double number(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException(
                    "'%s' is not a number, e.g. 0.5".formatted(Sentence.quote(text)));
        }
    }
}
