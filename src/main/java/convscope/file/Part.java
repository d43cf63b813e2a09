package convscope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file that is being written beside its target. It is locked for as long: what nobody has locked
 * was left by a process that was killed.
 */
final class Part implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** This process, among all that write in one folder, on whichever machine. */
    private static final String OWN = hexadecimal();

    private static final String START = ".convscope-";
    private static final String END = ".part";
    private static final Pattern NAME =
            Pattern.compile("\\.convscope-[0-9a-f]{16}-[0-9a-f]{16}\\.part");

    private final Path path;
    private final FileChannel channel;
    private final Thread atExit = new Thread(this::remove, "part of a file");

    private Part(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // What is saved on the way out is left to the next save, should it be cut off.
        }
    }

    /** {@return a new part, which nobody else takes for a leftover} */
    static Part in(Path folder) throws IOException {
        while (true) {
            Path path = folder.resolve(START + OWN + "-" + hexadecimal() + END);
            FileChannel channel;
            try {
                channel =
                        FileChannel.open(
                                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            if (lock(channel) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return new Part(path, channel);
            }
            channel.close(); // Somebody tidied up before it was locked.
        }
    }

    /** Removes what killed processes have left in a folder; what cannot be removed stays. */
    static void tidy(Path folder) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, START + "*" + END)) {
            for (Path part : parts) {
                String name = String.valueOf(part.getFileName());
                if (NAME.matcher(name).matches() && !name.startsWith(START + OWN)) {
                    removeIfLeft(part);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that cannot be listed keeps its leftovers.
        }
    }

    private static void removeIfLeft(Path part) throws IOException {
        if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Another user's, or on a file system without locks: not ours to judge.
        }
    }

    /** {@return whether nobody tidies this part up; true where the file system has no locks} */
    @SuppressWarnings("resource") // Closing the channel gives the lock back.
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocks) {
            return true;
        }
    }

    FileChannel channel() {
        return channel;
    }

    Path path() {
        return path;
    }

    /** Puts the part, which is on the disk by then, in the target's place. */
    void become(Path target) throws IOException {
        channel.force(true);
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // It does its work already.
        }
        try (channel) {
            Files.deleteIfExists(path);
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The next save here removes it.
        }
    }

    private static String hexadecimal() {
        return String.format(Locale.ROOT, "%016x", RANDOM.nextLong());
    }
}
