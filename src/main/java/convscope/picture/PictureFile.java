package convscope.picture;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG, JPEG (also CMYK and YCCK, turned as Exif asks), BMP and the first frame of GIF.
 *
 * <p>Sizes are read and checked before anything is decoded. Sources of more than 2^24 pixels are
 * decoded at every k-th row and column, so the memory needed is bounded whatever the file says.
 */
public final class PictureFile {
    private static final String LEGAL = "choose a PNG, JPEG, BMP or GIF file";

    private PictureFile() {}

    /**
     * {@return the picture in the file}
     *
     * @throws PictureException one sentence: no such file, a folder, unreadable, empty, no picture,
     *     cut short, damaged, or too large
     */
    public static Picture read(Path file) throws PictureException {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw new PictureException(name + " does not exist; " + LEGAL + ".");
        }
        if (!Files.isRegularFile(file)) {
            String kind = Files.isDirectory(file) ? "a folder" : "not a regular file";
            throw new PictureException(name + " is " + kind + "; " + LEGAL + ".");
        }
        if (!Files.isReadable(file)) {
            throw new PictureException(name + " may not be read by this user; " + LEGAL + ".");
        }
        try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
            return read(stream, name);
        } catch (PictureException e) {
            throw e;
        } catch (IOException e) {
            throw new PictureException(name + " could not be read; " + LEGAL + ".", e);
        }
    }

    /**
     * {@return the picture in the bytes of a file}
     *
     * @param name what to call it in an error message
     * @throws PictureException as {@link #read(Path)}
     */
    public static Picture read(byte[] bytes, String name) throws PictureException {
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return read(stream, name);
        } catch (PictureException e) {
            throw e;
        } catch (IOException e) {
            throw new PictureException(name + " could not be read; " + LEGAL + ".", e);
        }
    }

    /**
     * {@return the picture in the rest of the stream, which stays open}
     *
     * @param name what to call it in an error message
     * @throws PictureException as {@link #read(Path)}
     */
    public static Picture read(InputStream stream, String name) throws PictureException {
        try {
            return read(stream.readAllBytes(), name);
        } catch (PictureException e) {
            throw e;
        } catch (IOException e) {
            throw new PictureException(name + " could not be read; " + LEGAL + ".", e);
        }
    }

    private static Picture read(ImageInputStream stream, String name) throws IOException {
        stream.mark();
        if (stream.read() < 0) {
            throw new PictureException(name + " is empty; " + LEGAL + ".");
        }
        PictureFormat format =
                PictureFormat.of(stream)
                        .orElseThrow(
                                () ->
                                        new PictureException(
                                                name
                                                        + " is not a picture that can be read; "
                                                        + LEGAL
                                                        + "."));
        try {
            return PictureDecoder.decode(stream, format, name);
        } catch (PictureException e) {
            throw e;
        } catch (EOFException e) {
            throw PictureDecoder.cutShort(name, format, e);
        } catch (OutOfMemoryError e) {
            throw new PictureException(
                    name + " needs more memory than there is; choose a smaller picture.", e);
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers answer damaged files with any of a dozen unchecked exceptions.
            throw new PictureException(
                    name + " is a damaged " + format + " file; choose a sound one.", e);
        }
    }
}
