package convscope.picture;

import static java.util.Objects.requireNonNull;

import convscope.picture.BankFilter.Colour;
import convscope.picture.BankFilter.Gabor;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Lifts a picture to any number of channels with the {@link FilterBank}. */
final class PictureLift {
    private PictureLift() {}

    /** {@return channels x height x width values of order 1, as after a normalising layer} */
    static float[] lift(CroppedPicture crop, int channels) {
        Map<ColourAxis, float[]> planes = new EnumMap<>(ColourAxis.class);
        for (ColourAxis axis : ColourAxis.values()) {
            planes.put(axis, normalised(axis, axis.of(crop.planes())));
        }
        int area = crop.height() * crop.width();
        float[] values = new float[channels * area];
        int distinct = Math.min(channels, FilterBank.FILTERS.size());
        IntStream.range(0, distinct)
                .parallel()
                .forEach(
                        channel -> {
                            BankFilter filter = FilterBank.filter(channel);
                            float[] plane = requireNonNull(planes.get(filter.axis()));
                            filter(filter, crop, plane, values, channel * area);
                        });
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

    private static void filter(
            BankFilter filter, CroppedPicture crop, float[] plane, float[] all, int offset) {
        switch (filter) {
            case Colour colour -> System.arraycopy(plane, 0, all, offset, plane.length);
            case Gabor gabor ->
                    new GaborPair(gabor.scale(), gabor.radians())
                            .apply(plane, crop.height(), crop.width(), gabor.phase(), all, offset);
        }
    }
}
