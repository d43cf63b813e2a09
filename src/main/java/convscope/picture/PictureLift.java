package convscope.picture;

import convscope.picture.BankFilter.Colour;
import convscope.picture.BankFilter.Gabor;

import java.util.stream.IntStream;

/** Lifts a picture to any number of channels with the {@link FilterBank}. */
final class PictureLift {
    private PictureLift() {}

    /** {@return channels x height x width values of order 1, as after a normalising layer} */
    static float[] lift(CroppedPicture crop, int channels) {
        ColourAxis[] axes = ColourAxis.values();
        float[][] planes = new float[axes.length][];
        for (ColourAxis axis : axes) {
            planes[axis.ordinal()] = normalised(axis, axis.of(crop.planes()));
        }
        int area = crop.height() * crop.width();
        float[] values = new float[channels * area];
        int distinct = Math.min(channels, FilterBank.FILTERS.size());
        IntStream.range(0, distinct)
                .parallel()
                .forEach(channel -> filter(crop, planes, channel, values));
        for (int channel = distinct; channel < channels; channel++) {
            int first = channel % distinct * area;
            System.arraycopy(values, first, values, channel * area, area);
        }
        return values;
    }

    /** {@return the luma in 0..1 that the first channel of a lift stands for} */
    static float luminance(float lifted) {
        return lifted * ColourAxis.LUMINANCE.deviation() + ColourAxis.LUMINANCE.mean();
    }

    private static float[] normalised(ColourAxis axis, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - axis.mean()) / axis.deviation();
        }
        return values;
    }

    private static void filter(CroppedPicture crop, float[][] planes, int channel, float[] all) {
        BankFilter filter = FilterBank.filter(channel);
        float[] plane = planes[filter.axis().ordinal()];
        int offset = channel * plane.length;
        switch (filter) {
            case Colour colour -> System.arraycopy(plane, 0, all, offset, plane.length);
            case Gabor gabor ->
                    new GaborPair(gabor.scale(), gabor.radians())
                            .apply(plane, crop.height(), crop.width(), gabor.phase(), all, offset);
        }
    }
}
