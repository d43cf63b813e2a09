package convscope.file;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * The one writer of all that is saved. A file is there as a whole, on the disk, or is what it was
 * before: it is written beside, then moved. Links lead to their targets and stay; an old file's
 * mode is kept; into devices, pipes and what is open already it is written straight.
 */
public final class SavedFile {

    private static final int BUFFER = 1 << 16;

    private SavedFile() {}

    /** Writes what the file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /** The same, in small pieces. */
    @FunctionalInterface
    public interface Stream {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @throws FileException if the file cannot be written; what was there is there still
     */
    public static void write(Path file, Content content) throws FileException {
        try {
            switch (Target.of(file)) {
                case Target.Whole(Path target, Path folder) -> whole(target, folder, content);
                case Target.Stream(Path stream) -> into(stream, content);
                case Target.Open(int descriptor) -> into(descriptor, content);
            }
        } catch (FileException told) {
            throw told;
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    /** The same of bytes. */
    public static void write(Path file, byte[] bytes) throws FileException {
        write(file, (WritableByteChannel channel) -> all(channel, ByteBuffer.wrap(bytes)));
    }

    /** The same of what comes in small pieces. */
    public static void stream(Path file, Stream content) throws FileException {
        write(
                file,
                (WritableByteChannel channel) -> {
                    OutputStream out =
                            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                    content.writeTo(out);
                    out.flush();
                });
    }

    /** Writes until nothing of the buffer remains. */
    public static void all(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** {@return whether writing to a path replaces the file that another leads to} */
    public static boolean replaces(Path written, Path other) {
        try {
            return Target.same(Target.of(written), Target.of(other));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Refuses to write over a file that is still needed, by whatever name or link.
     *
     * @param holds what is in it, e.g. {@code the chosen picture}
     * @throws FileException if writing to the one path would replace the other's file
     */
    public static void requireApart(Path written, Path kept, String holds) throws FileException {
        if (replaces(written, kept)) {
            throw FileException.writing(
                    written, "it is the file of " + holds + "; choose another name");
        }
    }

    /** {@return whether what is written to a path goes to standard output} */
    public static boolean isStandardOutput(Path path) {
        try {
            return Target.of(path).equals(Target.STANDARD_OUTPUT);
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return whether a path leads into a device, a pipe, or what is open already} */
    public static boolean isStream(Path path) {
        try {
            return !(Target.of(path) instanceof Target.Whole);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Refuses, before anything is computed, what is known to fail.
     *
     * @throws FileException if nothing can be written there
     */
    public static void require(Path file) throws FileException {
        try {
            switch (Target.of(file)) {
                case Target.Whole(Path target, Path folder) -> requireWritable(target, folder);
                case Target.Stream(Path stream) -> requireWritable(stream);
                case Target.Open open -> {}
            }
        } catch (FileException told) {
            throw told;
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    private static void requireWritable(Path target, Path folder) throws IOException {
        requireWritable(folder);
        if (Files.exists(target)) {
            requireWritable(target);
            StickyFolder.requireOwn(target, folder);
        }
    }

    private static void requireWritable(Path file) throws AccessDeniedException {
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static void whole(Path target, Path folder, Content content) throws IOException {
        requireWritable(target, folder);
        Part.tidy(folder);
        try (Part part = Part.in(folder)) {
            if (Files.exists(target)) {
                keepMode(target, part.path());
            }
            content.writeTo(part.channel());
            part.become(target);
        }
        sync(folder);
    }

    /** The old file's mode and, where that is allowed, its owner; before anything is in it. */
    private static void keepMode(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
        try {
            view.setGroup(old.group());
            view.setOwner(old.owner());
        } catch (FileSystemException denied) {
            // A file becomes its writer's, as with every editor.
        }
        view.setPermissions(old.permissions());
    }

    /** The folder's entry is on the disk too, where the system opens folders. */
    private static void sync(Path folder) {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            // The file itself is on the disk.
        }
    }

    private static void into(Path stream, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        stream, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            content.writeTo(channel);
        }
    }

    @SuppressWarnings("resource") // Standard output stays open.
    private static void into(int descriptor, Content content) throws IOException {
        content.writeTo(
                new FileOutputStream(descriptor == 1 ? FileDescriptor.out : FileDescriptor.err)
                        .getChannel());
    }
}
