package convscope.cli;

import java.util.Locale;

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
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
