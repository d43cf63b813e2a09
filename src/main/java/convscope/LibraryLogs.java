package convscope;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Filter;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * Keeps what the libraries log from standard error unless it tells of a fault.
 *
 * <p>ND4J's start-up lines are below the level set in {@code logging.properties}; this filter,
 * named there, drops the one warning that is none: JavaFX runs from the class path on purpose,
 * because ND4J's jars break the module path.
 */
public final class LibraryLogs implements Filter {
    private static final String FROM_THE_CLASS_PATH = "Unsupported JavaFX configuration";

    /** Sets the levels and the filter; to be called before any library starts. */
    static void quieten() {
        try (InputStream settings = LibraryLogs.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        return record.getMessage() == null || !record.getMessage().startsWith(FROM_THE_CLASS_PATH);
    }
}
