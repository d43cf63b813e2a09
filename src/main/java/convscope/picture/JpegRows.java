package convscope.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Turns the raw samples of a JPEG into a picture, row by row. */
final class JpegRows {
    private final Raster raster;
    private final JpegColour colour;
    private final int[] samples;
    private final int[] row;

    private JpegRows(Raster raster, JpegColour colour) {
        this.raster = raster;
        this.colour = colour;
        this.samples = new int[raster.getWidth() * colour.samples()];
        this.row = new int[raster.getWidth()];
    }

    /**
     * @param profile an ICC profile or nothing; one that is damaged or of other colours is passed
     *     over, and so is one of greys, as those of PNG files are
     */
    static Picture picture(Raster raster, JpegColour colour, byte[] profile) {
        JpegRows rows = new JpegRows(raster, colour);
        return space(profile, colour).map(rows::converted).orElseGet(rows::plain);
    }

    private static Optional<ICC_ColorSpace> space(byte[] profile, JpegColour colour) {
        if (profile.length == 0 || colour == JpegColour.GREY) {
            return Optional.empty();
        }
        try {
            ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            int wanted = colour.samples() == 4 ? ColorSpace.TYPE_CMYK : ColorSpace.TYPE_RGB;
            space.toRGB(new float[colour.samples()]);
            return Optional.of(space).filter(s -> s.getType() == wanted);
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private Picture plain() {
        PixelAverage average = new PixelAverage(raster.getWidth(), raster.getHeight());
        for (int y = 0; y < raster.getHeight(); y++) {
            read(y);
            for (int x = 0; x < row.length; x++) {
                row[x] = colour.argb(samples, x * colour.samples());
            }
            average.addRow(row);
        }
        return average.picture();
    }

    private Picture converted(ICC_ColorSpace space) {
        PixelAverage average = new PixelAverage(raster.getWidth(), raster.getHeight());
        WritableRaster line =
                Raster.createInterleavedRaster(
                        DataBuffer.TYPE_BYTE, row.length, 1, colour.samples(), null);
        ComponentColorModel model =
                new ComponentColorModel(
                        space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        BufferedImage from = new BufferedImage(model, line, false, null);
        BufferedImage to = new BufferedImage(row.length, 1, BufferedImage.TYPE_INT_ARGB);
        ColorConvertOp toSrgb =
                new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
        for (int y = 0; y < raster.getHeight(); y++) {
            read(y);
            asInks();
            line.setPixels(0, 0, row.length, 1, samples);
            toSrgb.filter(from, to);
            to.getRGB(0, 0, row.length, 1, row, 0, row.length);
            average.addRow(row);
        }
        return average.picture();
    }

    private void read(int y) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, row.length, 1, samples);
        colour.withoutLuma(samples);
    }

    /** Profiles of inks speak of how much of each there is. */
    private void asInks() {
        for (int i = 0; colour.samples() == 4 && i < samples.length; i++) {
            samples[i] = 255 - samples[i];
        }
    }
}
