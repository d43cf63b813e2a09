package convscope.export;

import convscope.file.SavedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A table as comma-separated values, RFC 4180: UTF-8, CRLF, quotes only where they are needed. */
public final class CsvFile {

    private CsvFile() {}

    /**
     * {@return the table's text}
     *
     * @param rows lines of fields, the headings first
     */
    public static String text(List<List<String>> rows) {
        return rows.stream().map(CsvFile::line).collect(Collectors.joining());
    }

    /**
     * Writes the table, line by line; a failure leaves the file as it was.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Iterable<List<String>> rows) throws IOException {
        SavedFile.stream(
                file,
                out -> {
                    for (List<String> row : rows) {
                        out.write(line(row).getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private static String line(List<String> fields) {
        return fields.stream().map(CsvFile::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
