package convscope.says;

import convscope.place.FileFault;
import convscope.place.NativesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, whatever was thrown.
 *
 * @param sentence for the user
 * @param expected whether his input or his machine is at fault, and the sentence says how; what is
 *     not belongs into the log
 * @param cause what was thrown
 */
public record Failure(Sentence sentence, boolean expected, Throwable cause) {

    private static final String MORE_MEMORY =
            "This needs more memory than there is; a smaller design or input may do.";
    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 40;
    private static final Pattern CLASS = Pattern.compile("\\b(org|com|java|javax|sun)[./]\\w+[./]");

    /** {@return the failure that a throwable stands for} */
    public static Failure of(Throwable thrown) {
        return of(innermost(thrown), thrown);
    }

    private static Failure of(Throwable wrong, Throwable thrown) {
        return switch (wrong) {
            case Told told -> expected(Objects.requireNonNullElse(wrong.getMessage(), ""), thrown);
            case InvalidPathException path -> expected(noFileName(path.getInput()), thrown);
            case IOException io -> expected(says(io), thrown);
            case OutOfMemoryError threads when mentions(threads, "native thread") ->
                    unexpected(
                            "No more threads may be started; end other programs, or allow more"
                                    + " (ulimit -u).",
                            thrown);
            case OutOfMemoryError full -> unexpected(MORE_MEMORY, thrown);
            case LinkageError starved when lacksMemory(starved) -> unexpected(MORE_MEMORY, thrown);
            case StackOverflowError deep ->
                    unexpected(
                            "This nests too deep to be computed; a design with fewer levels may"
                                    + " do.",
                            thrown);
            case LinkageError unloadable -> unexpected(says(unloadable), thrown);
            case InternalError mapped when mentions(mapped, "unsafe memory access") ->
                    unexpected(
                            "A file changed, or its disk failed, while it was read; try it again"
                                    + " when nobody writes to it.",
                            thrown);
            default -> unexpected("ConvScope itself is at fault, please report it.", thrown);
        };
    }

    /** {@return everything that is known, for the log: at most some hundred lines} */
    public String details() {
        List<String> lines = new ArrayList<>();
        Throwable wrong = cause;
        for (int i = 0; i < MOST_CAUSES && wrong != null; i++) {
            lines.add((i == 0 ? "" : "because of ") + oneLine(wrong));
            Arrays.stream(wrong.getStackTrace())
                    .limit(MOST_FRAMES)
                    .forEach(frame -> lines.add("    at " + frame));
            wrong = wrong.getCause();
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String oneLine(Throwable wrong) {
        return String.valueOf(wrong).lines().limit(20).reduce((a, b) -> a + " " + b).orElse("");
    }

    /** {@return that this names no file on this machine, and why} */
    public static String noFileName(String name) {
        String why =
                name.isBlank()
                        ? "it is empty"
                        : name.chars().allMatch(letter -> letter < 128)
                                ? "a character in it is not allowed here"
                                : "this locale lacks a character in it; C.UTF-8 has all";
        return "\"%s\" is no file name: %s".formatted(Sentence.quote(name), why);
    }

    private static Failure expected(String says, Throwable thrown) {
        return new Failure(Sentence.of(says), true, thrown);
    }

    private static Failure unexpected(String says, Throwable thrown) {
        return new Failure(Sentence.of(says), false, thrown);
    }

    /** What only carries another one is passed over. */
    private static Throwable innermost(Throwable thrown) {
        Throwable wrong = thrown;
        while (carries(wrong) && wrong.getCause() != null) {
            wrong = wrong.getCause();
        }
        return wrong;
    }

    private static boolean carries(Throwable wrong) {
        return wrong instanceof UncheckedIOException
                || wrong instanceof CompletionException
                || wrong instanceof ExecutionException
                || wrong instanceof InvocationTargetException
                || (wrong instanceof ExceptionInInitializerError
                        && wrong.getCause() instanceof VirtualMachineError);
    }

    private static String says(IOException io) {
        return FileFault.file(io)
                .map(file -> file + ": " + FileFault.why(io))
                .orElseGet(() -> FileFault.why(io));
    }

    private static String says(LinkageError unloadable) {
        return "The engines' libraries cannot be loaded: "
                + NativesFolder.refused().orElseGet(() -> root(unloadable))
                + ".";
    }

    /** The deepest reason that has words of its own. */
    private static String root(Throwable wrong) {
        Throwable deepest = wrong;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof IOException io) {
            return FileFault.why(io);
        }
        String says = firstLine(deepest.getMessage());
        return says.isEmpty() || CLASS.matcher(says).find() ? NativesFolder.damage() : says;
    }

    /** Of a class that could not start the JVM keeps the reason as a text. */
    private static boolean lacksMemory(LinkageError error) {
        return Stream.iterate((Throwable) error, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(each -> each.toString().contains(OutOfMemoryError.class.getName()));
    }

    private static boolean mentions(Error error, String words) {
        return String.valueOf(error.getMessage()).contains(words);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.strip().lines().findFirst().orElse("");
    }
}
