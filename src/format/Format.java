import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java files below a directory ({@code apply}), or names those that are not formatted
 * ({@code check}). A program of its own because the formatter parses with the compiler of the Java
 * it runs on: Maven's, which may be 17, knows no record patterns.
 */
public final class Format {
    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    private Format() {}

    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        List<Path> unlike;
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            unlike =
                    files
                            .filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .toList()
                            .parallelStream()
                            .filter(file -> isUnlike(file, apply))
                            .toList();
        }
        unlike.forEach(
                file -> System.err.println((apply ? "formatted " : "not formatted: ") + file));
        if (!apply && !unlike.isEmpty()) {
            System.err.println("mvn -Pformat formats them.");
            System.exit(1);
        }
    }

    private static boolean isUnlike(Path file, boolean apply) {
        try {
            String source = Files.readString(file).replace("\r\n", "\n");
            String imports = ImportOrderer.reorderImports(source, Style.GOOGLE);
            String formatted =
                    FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(imports));
            boolean unlike = !formatted.equals(source);
            if (unlike && apply) {
                Files.writeString(file, formatted);
            }
            return unlike;
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
