package convscope.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG files. */
public final class PngFile {
    private PngFile() {}

    /**
     * Writes the sheet beside the file first and moves it into place when whole, so an older file
     * of this name stays as it was if anything fails.
     *
     * @throws PictureException one sentence: no such folder, a folder, or not writable
     */
    public static void write(Path file, Sheet sheet) throws PictureException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new PictureException(file + " is a folder; name a PNG file to write.");
        }
        if (!Files.isDirectory(folder)) {
            throw new PictureException(
                    file
                            + " cannot be written: there is no folder "
                            + folder
                            + "; name a file in a folder that exists.");
        }
        try {
            Path draft = Files.createTempFile(folder, ".convscope", ".png");
            try {
                encode(sheet, draft);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            String reason = e instanceof FileSystemException f ? f.getReason() : null;
            throw new PictureException(
                    file
                            + " cannot be written"
                            + (reason == null ? "" : " (" + reason + ")")
                            + "; choose a folder that you may write to, with room in it.",
                    e);
        }
    }

    private static void encode(Sheet sheet, Path draft) throws IOException {
        BufferedImage image =
                new BufferedImage(sheet.width(), sheet.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, sheet.width(), sheet.height(), sheet.argb(), 0, sheet.width());
        try (OutputStream out = Files.newOutputStream(draft);
                ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        }
    }
}
