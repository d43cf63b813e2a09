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
final class Sheets {

    private Sheets() {}

    /** {@return an image on the sheet's own pixels} */
    static Image image(Sheet sheet) {
        return new WritableImage(
                new PixelBuffer<>(
                        sheet.width(),
                        sheet.height(),
                        IntBuffer.wrap(sheet.argb()),
                        PixelFormat.getIntArgbPreInstance()));
    }

    static Image image(Picture picture) {
        return image(Sheet.of(picture));
    }

    /**
     * {@return the sheet made smaller by a whole factor, each pixel the mean of its block, so that
     * what is drawn at less than half its size does not flicker}
     */
    static Sheet reduced(Sheet sheet, int factor) {
        if (factor <= 1) {
            return sheet;
        }
        int width = Math.ceilDiv(sheet.width(), factor);
        int height = Math.ceilDiv(sheet.height(), factor);
        int[] argb = new int[width * height];
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            for (int x = 0; x < width; x++) {
                                argb[y * width + x] = mean(sheet, x * factor, y * factor, factor);
                            }
                        });
        return new Sheet(width, height, argb);
    }

    /** Premultiplied: a gap in the block makes it paler, not darker. */
    private static int mean(Sheet sheet, int left, int top, int factor) {
        int right = Math.min(sheet.width(), left + factor);
        int bottom = Math.min(sheet.height(), top + factor);
        int count = (right - left) * (bottom - top);
        int alpha = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = sheet.argb()[y * sheet.width() + x];
                alpha += pixel >>> 24;
                red += pixel >> 16 & 0xFF;
                green += pixel >> 8 & 0xFF;
                blue += pixel & 0xFF;
            }
        }
        return ((alpha / count) << 24)
                | ((red / count) << 16)
                | ((green / count) << 8)
                | (blue / count);
    }
}
