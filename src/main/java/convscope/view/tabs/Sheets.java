package convscope.view.tabs;

import convscope.picture.Picture;
import convscope.picture.Sheet;
import java.nio.IntBuffer;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Sheets of pixels as images. */
public final class Sheets {

    private Sheets() {}

    /** {@return an image on the sheet's own pixels} */
    public static Image image(Sheet sheet) {
        return new WritableImage(
                new PixelBuffer<>(
                        sheet.width(),
                        sheet.height(),
                        IntBuffer.wrap(sheet.argb()),
                        PixelFormat.getIntArgbPreInstance()));
    }

    public static Image image(Picture picture) {
        return image(Sheet.of(picture));
    }

    /**
     * {@return the sheet in fewer pixels, each the mean of those it stands for, so that what is
     * drawn small does not flicker, and is drawn without any further scaling}
     *
     * @param width at least 1; a sheet that is no wider stays as it is
     * @param height at least 1
     */
    public static Sheet reduced(Sheet sheet, int width, int height) {
        if (width >= sheet.width() || height >= sheet.height()) {
            return sheet;
        }
        int[] columns = edges(sheet.width(), width);
        int[] rows = edges(sheet.height(), height);
        int[] argb = new int[width * height];
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            for (int x = 0; x < width; x++) {
                                argb[y * width + x] =
                                        mean(
                                                sheet,
                                                columns[x],
                                                columns[x + 1],
                                                rows[y],
                                                rows[y + 1]);
                            }
                        });
        return new Sheet(width, height, argb);
    }

    /** {@return where each of so many parts of a length begins, and the end} */
    private static int[] edges(int length, int parts) {
        return IntStream.rangeClosed(0, parts)
                .map(part -> (int) ((long) part * length / parts))
                .toArray();
    }

    /**
     * Premultiplied: a gap in the block makes it paler, not darker. Two channels are summed in one
     * number, 32 bits each.
     */
    private static int mean(Sheet sheet, int left, int right, int top, int bottom) {
        int[] pixels = sheet.argb();
        long alphaAndGreen = 0;
        long redAndBlue = 0;
        for (int y = top; y < bottom; y++) {
            for (int at = y * sheet.width() + left; at < y * sheet.width() + right; at++) {
                long pixel = pixels[at] & 0xFFFFFFFFL;
                alphaAndGreen += ((pixel >>> 24) << 32) | ((pixel >>> 8) & 0xFF);
                redAndBlue += (((pixel >>> 16) & 0xFF) << 32) | (pixel & 0xFF);
            }
        }
        int count = (right - left) * (bottom - top);
        int alpha = (int) (alphaAndGreen >>> 32) / count;
        int red = (int) (redAndBlue >>> 32) / count;
        int green = (int) alphaAndGreen / count;
        int blue = (int) redAndBlue / count;
        return (alpha << 24) | (red << 16) | (green << 8) | blue;
    }
}
