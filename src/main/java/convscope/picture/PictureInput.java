package convscope.picture;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes a block's input from a picture, and a picture from such an input.
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
                    "an input of %d x %d x %d has no values; each extent is 1 or more"
                            .formatted(channels, height, width));
        }
        long size = (long) channels * height;
        if (size > Integer.MAX_VALUE / width) {
            throw new IllegalArgumentException(
                    "an input of %d x %d x %d is too large; at most 2^31 - 1 values are possible"
                            .formatted(channels, height, width));
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
     * {@return what the block sees, as a picture again: 3 channels as colours and 1 as grey, with
     * the normalisation undone; of any other number the first, luminance, as grey}
     *
     * @param tensor [1, C, H, W] or [C, H, W], made by {@link #tensor}
     * @throws IllegalArgumentException if the tensor has another rank or a batch
     */
    public static Picture picture(INDArray tensor) {
        FeatureMaps maps = FeatureMaps.copyOf(tensor);
        int area = maps.height() * maps.width();
        int[] argb = new int[area];
        for (int i = 0; i < area; i++) {
            argb[i] =
                    switch (maps.channels()) {
                        case 1 -> grey(maps.values()[i]);
                        case 3 -> rgb(maps.values(), area, i);
                        default -> grey(PictureLift.luminance(maps.values()[i]));
                    };
        }
        return Picture.ofArgb(maps.width(), maps.height(), argb);
    }

    private static int grey(float value) {
        return 0xFF000000 | eightBits(value) * 0x010101;
    }

    private static int rgb(float[] values, int area, int pixel) {
        int rgb = 0xFF;
        for (int colour = 0; colour < 3; colour++) {
            float value = values[colour * area + pixel] * DEVIATION[colour] + MEAN[colour];
            rgb = rgb << 8 | eightBits(value);
        }
        return rgb;
    }

    private static int eightBits(float value) {
        return Math.clamp(Math.round(value * 255), 0, 255);
    }
}
