package convscope.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Turns what ImageIO decoded into a picture, row by row. */
final class RasterRows {
    private static final int STRIP = 64;
    private static final int BLACK = 0xFF000000;

    private RasterRows() {}

    static Picture picture(BufferedImage image) {
        return picture(image, -1, 0);
    }

    /**
     * @param clearGrey the level, 0..255, of an eight-bit grey that is transparent, or -1
     * @param colours how many the file's palette has, 0 where that is what the image says
     */
    static Picture picture(BufferedImage image, int clearGrey, int colours) {
        PixelAverage average = new PixelAverage(image.getWidth(), image.getHeight());
        ColorModel model = image.getColorModel();
        int space = model.getColorSpace().getType();
        if (space == ColorSpace.TYPE_GRAY && model instanceof ComponentColorModel) {
            addGrey(image, average, clearGrey);
        } else if (model instanceof IndexColorModel palette) {
            addIndexed(image, average, colours > 0 ? colours : palette.getMapSize());
        } else if (model.getColorSpace().isCS_sRGB() || !(model instanceof ComponentColorModel)) {
            addSrgb(image, average);
        } else {
            addConverted(image, average);
        }
        return average.picture();
    }

    /** Java takes grey samples to be linear and would brighten them; files mean them as in sRGB. */
    private static void addGrey(BufferedImage image, PixelAverage average, int clearGrey) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        int[] samples = new int[image.getWidth() * bands];
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, image.getWidth(), 1, samples);
            for (int x = 0; x < row.length; x++) {
                int grey = eightBits(samples[x * bands], most);
                int alpha =
                        grey == clearGrey
                                ? 0
                                : bands > 1 ? eightBits(samples[x * bands + 1], most) : 255;
                row[x] = alpha << 24 | grey * 0x010101;
            }
            average.addRow(row);
        }
    }

    private static int eightBits(int sample, int most) {
        return (sample * 255 + most / 2) / most;
    }

    private static void addSrgb(BufferedImage image, PixelAverage average) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            average.addRow(row);
        }
    }

    /** Beyond the palette all is black, as in browsers. */
    private static void addIndexed(BufferedImage image, PixelAverage average, int colours) {
        int[] row = new int[image.getWidth()];
        int[] indices = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            image.getRaster().getSamples(0, y, row.length, 1, 0, indices);
            for (int x = 0; x < row.length; x++) {
                row[x] = indices[x] < colours ? row[x] : BLACK;
            }
            average.addRow(row);
        }
    }

    /** Another colour space (an embedded profile): in strips, so that memory stays bounded. */
    private static void addConverted(BufferedImage image, PixelAverage average) {
        ColorConvertOp toSrgb =
                new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
        int[] row = new int[image.getWidth()];
        for (int top = 0; top < image.getHeight(); top += STRIP) {
            int rows = Math.min(STRIP, image.getHeight() - top);
            BufferedImage strip = new BufferedImage(row.length, rows, BufferedImage.TYPE_INT_ARGB);
            toSrgb.filter(image.getSubimage(0, top, row.length, rows), strip);
            for (int y = 0; y < rows; y++) {
                strip.getRGB(0, y, row.length, 1, row, 0, row.length);
                average.addRow(row);
            }
        }
    }
}
