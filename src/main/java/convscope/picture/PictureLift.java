package convscope.picture;

import static java.util.stream.Collectors.groupingBy;

import convscope.picture.BankFilter.Colour;
import convscope.picture.BankFilter.Gabor;
import convscope.picture.BankFilter.Phase;
import convscope.picture.BankFilter.Scale;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Lifts a picture to any number of channels with the {@link FilterBank}. */
final class PictureLift {
    /** Filters that share their colour axis and scale, so their blurred plane too. */
    private record Family(ColourAxis axis, Scale scale) {}

    /** A filter and the channel that it fills. */
    private record Place(Gabor gabor, int channel) {}

    private final CroppedPicture crop;
    private final int area;
    private final float[] values;

    private PictureLift(CroppedPicture crop, int channels) {
        this.crop = crop;
        this.area = crop.height() * crop.width();
        this.values = new float[channels * area];
    }

    /** {@return channels x height x width values of order 1, as after a normalising layer} */
    static float[] lift(CroppedPicture crop, int channels) {
        PictureLift lift = new PictureLift(crop, channels);
        int distinct = Math.min(channels, FilterBank.FILTERS.size());
        Collection<List<Place>> families =
                IntStream.range(0, distinct)
                        .boxed()
                        .flatMap(channel -> lift.gaborAt(channel).stream())
                        .collect(groupingBy(PictureLift::family))
                        .values();
        families.parallelStream().forEach(lift::filter);
        for (int channel = distinct; channel < channels; channel++) {
            int first = channel % distinct * lift.area;
            System.arraycopy(lift.values, first, lift.values, channel * lift.area, lift.area);
        }
        return lift.values;
    }

    private static Family family(Place place) {
        return new Family(place.gabor.axis(), place.gabor.scale());
    }

    /** Fills a channel that is a plain colour at once; {@return what is left to filter there} */
    private List<Place> gaborAt(int channel) {
        return switch (FilterBank.filter(channel)) {
            case Gabor gabor -> List.of(new Place(gabor, channel));
            case Colour colour -> {
                System.arraycopy(plane(colour.axis()), 0, values, channel * area, area);
                yield List.of();
            }
        };
    }

    private float[] plane(ColourAxis axis) {
        float[] plane = axis.of(crop.planes());
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (plane[i] - axis.mean()) / axis.deviation();
        }
        return plane;
    }

    private void filter(List<Place> family) {
        Family shared = family(family.getFirst());
        float[] plane = plane(shared.axis);
        float[] blurred = GaborPair.blurred(shared.scale, plane, crop.height(), crop.width());
        Collection<List<Place>> pairs =
                family.stream().collect(groupingBy(place -> place.gabor.eighth())).values();
        pairs.parallelStream().forEach(pair -> filter(pair, plane, blurred));
    }

    private void filter(List<Place> pair, float[] plane, float[] blurred) {
        Gabor any = pair.getFirst().gabor;
        GaborPair filters =
                new GaborPair(any.scale(), any.radians(), plane, crop.height(), crop.width());
        for (Place place : pair) {
            int offset = place.channel * area;
            if (place.gabor.phase() == Phase.EDGE) {
                filters.edges(values, offset);
            } else {
                filters.lines(blurred, values, offset);
            }
        }
    }
}
