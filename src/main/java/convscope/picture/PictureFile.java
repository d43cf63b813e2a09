package convscope.picture;

import convscope.file.FileException;
import convscope.file.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads PNG, JPEG (also of inks), WebP, BMP and the first frame of GIF, turned as Exif asks.
 *
 * <p>Sizes, and in how many scans the pixels come, are read and checked before anything is decoded.
 * Sources of more than 2^24 pixels are decoded at every k-th row and column, so the memory needed
 * is bounded whatever the file says.
 *
 * <p>Interrupting the thread stops the reading, wherever it is, with an {@link
 * InterruptedIOException}; the thread stays interrupted.
 */
public final class PictureFile {
    private static final String LEGAL = "choose a PNG, JPEG, WebP, BMP or GIF file";

    private PictureFile() {}

    /**
     * {@return the picture in the file, with a warning where something small is wrong with it}
     *
     * @throws PictureException one sentence: no such file, a folder, unreadable, empty, no picture,
     *     cut short, damaged, or too large
     */
    public static OpenedPicture open(Path file) throws IOException {
        String name = file.toString();
        require(file, name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return open(PictureStream.of(channel), name);
        } catch (PictureException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static void require(Path file, String name) throws PictureException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new PictureException(name + " does not exist; " + LEGAL + ".");
        }
        try {
            InputFile.require(file);
        } catch (FileException refused) {
            throw new PictureException(
                    name + " cannot be read: " + refused.reason() + "; " + LEGAL + ".", refused);
        }
    }

    /**
     * {@return the picture in the bytes of a file}
     *
     * @param name what to call it in an error message
     * @throws PictureException as {@link #open(Path)}
     */
    public static OpenedPicture open(byte[] bytes, String name) throws IOException {
        return open(PictureStream.of(bytes), name);
    }

    /**
     * {@return the picture in the file, without a warning}
     *
     * @throws PictureException as {@link #open(Path)}
     */
    public static Picture read(Path file) throws IOException {
        return open(file).picture();
    }

    /**
     * {@return the picture in the bytes of a file, without a warning}
     *
     * @param name what to call it in an error message
     * @throws PictureException as {@link #open(Path)}
     */
    public static Picture read(byte[] bytes, String name) throws IOException {
        return open(bytes, name).picture();
    }

    /**
     * {@return the picture in the rest of the stream, which stays open, without a warning}
     *
     * @param name what to call it in an error message
     * @throws PictureException as {@link #open(Path)}
     */
    public static Picture read(InputStream stream, String name) throws IOException {
        byte[] bytes;
        try {
            bytes = stream.readAllBytes();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        return read(bytes, name);
    }

    private static OpenedPicture open(PictureStream stream, String name) throws IOException {
        try {
            if (stream.length() == 0) {
                throw new PictureException(name + " is empty; " + LEGAL + ".");
            }
            PictureFormat format = PictureFormat.of(stream).orElse(null);
            if (format == null) {
                String other =
                        OtherFormat.of(stream)
                                .map(OtherFormat::says)
                                .orElse("is not a picture that can be read");
                throw new PictureException(name + " " + other + "; " + LEGAL + ".");
            }
            return decode(stream, format, name);
        } catch (IOException e) {
            throw Thread.currentThread().isInterrupted() ? stopped(name, e) : e;
        }
    }

    private static OpenedPicture decode(PictureStream stream, PictureFormat format, String name)
            throws IOException {
        try {
            return new PictureDecoder(stream, format, name).decode();
        } catch (PictureException e) {
            throw e;
        } catch (EOFException e) {
            throw new PictureException(
                    "%s is cut short: the end of its %s data is missing; choose a whole file."
                            .formatted(name, format),
                    e);
        } catch (OutOfMemoryError e) {
            throw new PictureException(
                    name + " needs more memory than there is; choose a smaller picture.", e);
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers answer damaged files with any of a dozen unchecked exceptions.
            throw new PictureException(
                    name + " is a damaged " + format + " file; choose a sound one.", e);
        }
    }

    private static InterruptedIOException stopped(String name, IOException cause) {
        InterruptedIOException stopped =
                new InterruptedIOException("Reading " + name + " was stopped.");
        stopped.initCause(cause);
        return stopped;
    }

    private static PictureException unreadable(String name, IOException cause) {
        return new PictureException(name + " could not be read; " + LEGAL + ".", cause);
    }
}
