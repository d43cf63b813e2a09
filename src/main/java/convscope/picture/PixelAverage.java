package convscope.picture;

import java.util.Arrays;

/**
 * Takes a picture row by row, lays it over white and averages squares of pixels by a whole factor
 * where there are more than {@link Picture#MAX_PIXELS}; so a large source is never held twice.
 */
final class PixelAverage {
    private final int sourceWidth;
    private final int sourceHeight;
    private final int factor;
    private final int width;
    private final int height;
    private final int[] pixels;
    private final long[] sums;
    private int row;

    PixelAverage(int sourceWidth, int sourceHeight) {
        this.sourceWidth = sourceWidth;
        this.sourceHeight = sourceHeight;
        this.factor = factor(sourceWidth, sourceHeight, Picture.MAX_PIXELS);
        this.width = Math.ceilDiv(sourceWidth, factor);
        this.height = Math.ceilDiv(sourceHeight, factor);
        this.pixels = new int[width * height];
        this.sums = new long[3 * width];
    }

    /** {@return the smallest whole factor that brings width x height down to the limit} */
    static int factor(long width, long height, long limit) {
        int factor = 1;
        while (Math.ceilDiv(width, factor) * Math.ceilDiv(height, factor) > limit) {
            factor++;
        }
        return factor;
    }

    void addRow(int[] argb) {
        for (int x = 0; x < sourceWidth; x++) {
            int target = 3 * (x / factor);
            int pixel = argb[x];
            int alpha = pixel >>> 24;
            sums[target] += overWhite((pixel >> 16) & 0xFF, alpha);
            sums[target + 1] += overWhite((pixel >> 8) & 0xFF, alpha);
            sums[target + 2] += overWhite(pixel & 0xFF, alpha);
        }
        row++;
        if (row % factor == 0 || row == sourceHeight) {
            finishRow((row - 1) / factor);
        }
    }

    Picture picture() {
        return Picture.owning(width, height, pixels);
    }

    private static int overWhite(int colour, int alpha) {
        return (colour * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    private void finishRow(int y) {
        int rows = row - y * factor;
        for (int x = 0; x < width; x++) {
            long count = (long) rows * Math.min(factor, sourceWidth - x * factor);
            int pixel = 0xFF;
            for (int colour = 0; colour < 3; colour++) {
                pixel = pixel << 8 | (int) ((sums[3 * x + colour] + count / 2) / count);
            }
            pixels[y * width + x] = pixel;
        }
        Arrays.fill(sums, 0);
    }
}
