package convscope.says;

import convscope.place.UserFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The file that tells the details of what went wrong. It and the one before it take at most two
 * mebibytes; where it cannot be written the program goes on without.
 *
 * @param file where it is, whether or not there is anything in it
 */
public record Log(Path file) {

    private static final long LARGEST = 1L << 20;

    /** {@return the log of the user who runs this} */
    public static Log ofThisUser() {
        return new Log(UserFolders.ofThisUser().state().resolve("log.txt"));
    }

    /**
     * Writes down what nobody expected, and says nothing of its own troubles.
     *
     * @return the sentence for the user
     */
    public static String sentence(Throwable thrown) {
        return ofThisUser().keep(Failure.of(thrown)).sentence().text();
    }

    /** {@return the failure, which is in the log now unless it is one that the user understands} */
    public Failure keep(Failure failure) {
        if (!failure.expected()) {
            try {
                append(failure);
            } catch (IOException | RuntimeException | Error unwritable) {
                // The sentence is told all the same.
            }
        }
        return failure;
    }

    private void append(Failure failure) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            Files.move(
                    file,
                    file.resolveSibling("log.old.txt"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out =
                Files.newOutputStream(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS)) {
            out.write(entry(failure).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String entry(Failure failure) {
        return "%s Java %s on %s %s, thread %s%n%s%n%s%n"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Thread.currentThread().getName(),
                        failure.sentence(),
                        failure.details());
    }
}
