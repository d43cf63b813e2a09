package convscope.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a design can be written as, for other programs to read. */
enum ExportTarget {
    /** The model, for whatever runs ONNX. */
    ONNX(".onnx"),
    /** The table of its layers. */
    CSV(".csv");

    private final String ending;

    ExportTarget(String ending) {
        this.ending = ending;
    }

    /** {@return how such a file's name ends} */
    String ending() {
        return ending;
    }

    /** {@return the word of the command line} */
    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word of the command line. */
    static final class Converter implements ITypeConverter<ExportTarget> {
        @Override
        public ExportTarget convert(String word) {
            return Stream.of(values())
                    .filter(target -> target.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(refusal(word)));
        }

        private static String refusal(String word) {
            String legal =
                    Stream.of(values()).map(ExportTarget::word).collect(Collectors.joining(", "));
            return "'%s' is nothing that a design is written as; legal here: %s"
                    .formatted(word, legal);
        }
    }
}
