package convscope.says;

import convscope.place.UserFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that tells the details of what went wrong. It and the one before it take at most two
 * mebibytes; where it cannot be written the program goes on without.
 *
 * @param file where it is, whether or not there is anything in it
 */
public record Log(Path file) {

    private static final long LARGEST = 1L << 20;
    private static final Pattern ENTRIES = Pattern.compile("\\R\\R");
    private static final int MOST_READ = 1 << 18;

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

    /**
     * {@return what is kept on a failure that was told in this sentence, the newest; empty if
     * nothing is}
     */
    public Optional<String> about(String told) {
        try (FileChannel log = FileChannel.open(file)) {
            log.position(Math.max(0, log.size() - MOST_READ));
            byte[] end = Channels.newInputStream(log).readNBytes(MOST_READ);
            return ENTRIES.splitAsStream(new String(end, StandardCharsets.UTF_8))
                    .filter(entry -> entry.lines().skip(1).limit(1).anyMatch(told::contains))
                    .reduce((older, newer) -> newer);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private void append(Failure failure) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            Files.move(
                    file, file.resolveSibling("log.old.txt"), StandardCopyOption.REPLACE_EXISTING);
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
        return "%s Java %s on %s %s, thread %s%n%s%n%s%n%n"
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
