package convscope.picture;

import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes a block's input from a picture.
 *
 * <p>The picture's centre is cut to the input's aspect ratio and resized (area averages when
 * shrinking, bicubic when growing). Then, by the number of channels: 3 are red, green and blue,
 * scaled to 0..1, less ImageNet's mean (0.485, 0.456, 0.406), over its deviation (0.229, 0.224,
 * 0.225); 1 is Rec. 601 luma in 0..1; any other number is lifted by {@link ChannelNames named}
 * filters, in the order and with the meaning that {@code FilterBank} documents.
 */
public final class PictureInput {
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private static final int LEGIBLE = 224;

    private PictureInput() {}

    /**
     * {@return the picture as a tensor [1, channels, height, width], float32, order 'c'; the caller
     * closes it}
     *
     * @throws IllegalArgumentException if channels, height or width is below 1, or their product is
     *     2^31 or more
     */
    public static INDArray tensor(Picture picture, int channels, int height, int width) {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "an input of %d x %d x %d has no values; each extent is 1 or more",
                            channels,
                            height,
                            width));
        }
        long size = (long) channels * height;
        if (size > Integer.MAX_VALUE / width) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "an input of %d x %d x %d is too large; at most 2^31 - 1 values are possible",
                            channels,
                            height,
                            width));
        }
        CroppedPicture crop = CroppedPicture.of(picture, height, width);
        float[] values =
                switch (channels) {
                    case 1 -> crop.luminance();
                    case 3 -> normalised(crop);
                    default -> PictureLift.lift(crop, channels);
                };
        return Nd4j.create(values, new long[] {1, channels, height, width}, 'c');
    }

    private static float[] normalised(CroppedPicture crop) {
        int area = crop.height() * crop.width();
        float[] values = new float[3 * area];
        for (int i = 0; i < values.length; i++) {
            int colour = i / area;
            float value = crop.planes()[colour][i % area];
            values[i] = (value - MEAN[colour]) / DEVIATION[colour];
        }
        return values;
    }

    /**
     * {@return what a block with such an input looks at, for people: the same cut of the picture,
     * in grey where there is one channel, in colours else, a whole number of times as large as the
     * input so that the longer side has at least {@value #LEGIBLE} pixels}
     */
    public static Picture seen(Picture picture, int channels, int height, int width) {
        int times = Math.ceilDiv(LEGIBLE, Math.max(height, width));
        CroppedPicture crop = CroppedPicture.of(picture, times * height, times * width);
        float[] grey = channels == 1 ? crop.luminance() : new float[0];
        int[] argb = new int[crop.height() * crop.width()];
        for (int pixel = 0; pixel < argb.length; pixel++) {
            int rgb = 0xFF;
            for (int colour = 0; colour < 3; colour++) {
                float value = channels == 1 ? grey[pixel] : crop.planes()[colour][pixel];
                rgb = rgb << 8 | Math.clamp(Math.round(value * 255), 0, 255);
            }
            argb[pixel] = rgb;
        }
        return Picture.ofArgb(crop.width(), crop.height(), argb);
    }
}
