package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.jul.JDK14LoggerFactory;

class LibraryLogsTest {
    private final LibraryLogs filter = new LibraryLogs();

    @Test
    void javaFxOnTheClassPathIsNoFault() {
        assertThat(
                        filter.isLoggable(
                                warning(
                                        "Unsupported JavaFX configuration: classes were loaded from 'unnamed module'")))
                .isFalse();
    }

    @Test
    void otherWarningsAreHeard() {
        assertThat(filter.isLoggable(warning("Out of memory"))).isTrue();
    }

    @Test
    void aRecordWithoutMessageIsHeard() {
        assertThat(filter.isLoggable(new LogRecord(Level.WARNING, null))).isTrue();
    }

    @Test
    void onlyTheFilteredHandlerIsLeftAndItKeepsToWarnings() {
        LibraryLogs.quieten();
        assertThat(Logger.getLogger("").getHandlers())
                .singleElement()
                .satisfies(handler -> assertThat(handler.getLevel()).isEqualTo(Level.WARNING))
                .satisfies(
                        handler -> assertThat(handler.getFilter()).isInstanceOf(LibraryLogs.class));
    }

    @Test
    void whatNd4jSaysAtItsStartIsNotLogged() {
        LibraryLogs.quieten();
        assertThat(Logger.getLogger("org.nd4j.linalg.factory.Nd4jBackend").isLoggable(Level.INFO))
                .isFalse();
    }

    @Test
    void whatGoesToSlf4jComesToJavaUtilLogging() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(JDK14LoggerFactory.class);
    }

    private static LogRecord warning(String message) {
        return new LogRecord(Level.WARNING, message);
    }
}
