package convscope.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

    private static final class Refusal extends Exception implements Told {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    static Stream<Arguments> expected() {
        return Stream.of(
                arguments(new Refusal("3 is too few"), "3 is too few"),
                arguments(new NoSuchFileException("a"), "a: there is no such file"),
                arguments(new AccessDeniedException("a"), "a: permission is denied"),
                arguments(
                        new FileSystemException("a", null, "No space left on device"),
                        "a: the disk is full"),
                arguments(new IOException("No space left on device"), "the disk is full"),
                arguments(new IOException("cannot write a: why"), "cannot write a: why"),
                arguments(new IOException(), "the file system does not say why"),
                arguments(new MalformedInputException(1), "it is not UTF-8 text"),
                arguments(
                        new UncheckedIOException(new AccessDeniedException("a")),
                        "a: permission is denied"),
                arguments(new CompletionException(new Refusal("3 is too few")), "3 is too few"),
                arguments(
                        new InvalidPathException("a\0b", "Nul character not allowed"),
                        "\"aU+0000b\" is no file name: a character in it is not allowed here"),
                arguments(
                        new InvalidPathException("\uFFFD.svg", "unmappable"),
                        "\"\uFFFD.svg\" is no file name: this locale lacks a character in it; C.UTF-8 has all"));
    }

    @ParameterizedTest
    @MethodSource("expected")
    void whatTheUserCanMendIsSaid(Throwable thrown, String sentence) {
        Failure failure = Failure.of(thrown);
        assertThat(failure.sentence().text()).isEqualTo(sentence);
        assertThat(failure.expected()).isTrue();
    }

    static Stream<Arguments> unexpected() {
        return Stream.of(
                arguments(new OutOfMemoryError("Java heap space"), "memory"),
                arguments(
                        new ExceptionInInitializerError(new OutOfMemoryError("Java heap space")),
                        "memory"),
                arguments(
                        new NoClassDefFoundError(
                                "Could not initialize class org.nd4j.X: Exception"
                                        + " java.lang.OutOfMemoryError: Java heap space"),
                        "more memory than there is"),
                arguments(
                        new OutOfMemoryError("unable to create native thread: possibly"),
                        "No more threads"),
                arguments(new StackOverflowError(), "nests too deep"),
                arguments(
                        new NoClassDefFoundError("Could not initialize class org.nd4j.X"),
                        "libraries cannot be loaded"),
                arguments(
                        new UnsatisfiedLinkError("/x/libdnnl.so.3: file too short"),
                        "/x/libdnnl.so.3: file too short"),
                arguments(
                        new ExceptionInInitializerError(new IOException("No space left on device")),
                        "loaded: the disk is full"),
                arguments(
                        new InternalError(
                                "a fault occurred in a recent unsafe memory access operation"),
                        "while it was read"),
                arguments(
                        new IllegalStateException("org.library.JsonReadFeature"),
                        "please report it"),
                arguments(new AssertionError(), "please report it"));
    }

    @ParameterizedTest
    @MethodSource("unexpected")
    void whatNobodyExpectedIsASentenceAndInTheLog(Throwable thrown, String part) {
        Failure failure = Failure.of(thrown);
        assertThat(failure.sentence().text())
                .contains(part)
                .doesNotContain("Exception", "Error", "org.", "java.");
        assertThat(failure.expected()).isFalse();
        assertThat(failure.details()).contains(thrown.getClass().getName(), "FailureTest");
    }

    @Test
    void aDeepCauseIsShownInBoundedDetails() {
        Throwable thrown = new IllegalStateException("0");
        for (int i = 1; i < 5_000; i++) {
            thrown = new IllegalStateException("" + i, thrown);
        }
        assertThat(Failure.of(thrown).details().lines()).hasSizeLessThan(340);
    }
}
