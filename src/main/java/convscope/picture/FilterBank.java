package convscope.picture;

import convscope.picture.BankFilter.Colour;
import convscope.picture.BankFilter.Gabor;
import convscope.picture.BankFilter.Phase;
import convscope.picture.BankFilter.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The fixed bank that lifts a picture to any number of channels: the 4 colour axes themselves, then
 * 8 orientations x 4 scales x 2 phases x 4 colour axes = 256 Gabor filters.
 *
 * <p>Most telling first. Each property of a Gabor filter has a price, and filters stand in order of
 * their total: horizontal and vertical are free, the diagonals cost 1, the orientations between
 * them 3; fine, medium, coarse and broad cost 0 to 3; a line costs 1 more than an edge; luminance
 * is free, red-green and blue-yellow cost 2, saturation 4. So any first few channels are a mix: 16
 * hold the four colours and the edges and lines of luminance in the main directions at the smaller
 * scales, 64 all four scales and the first coloured edges.
 */
final class FilterBank {
    /** All 260 filters, most telling first. */
    static final List<BankFilter> FILTERS = filters();

    private FilterBank() {}

    /** {@return the filter of a channel; the bank starts again when it is used up} */
    static BankFilter filter(int channel) {
        return FILTERS.get(channel % FILTERS.size());
    }

    private static List<BankFilter> filters() {
        List<Gabor> gabors = new ArrayList<>();
        for (int eighth : new int[] {0, 4, 2, 6, 1, 5, 3, 7}) {
            for (ColourAxis axis : ColourAxis.values()) {
                for (Scale scale : Scale.values()) {
                    for (Phase phase : Phase.values()) {
                        gabors.add(new Gabor(axis, scale, eighth, phase));
                    }
                }
            }
        }
        gabors.sort(Comparator.comparingInt(FilterBank::price));
        List<BankFilter> filters = new ArrayList<>();
        Arrays.stream(ColourAxis.values()).map(Colour::new).forEach(filters::add);
        filters.addAll(gabors);
        return List.copyOf(filters);
    }

    private static int price(Gabor gabor) {
        int orientation = gabor.eighth() % 4 == 0 ? 0 : gabor.eighth() % 2 == 0 ? 1 : 3;
        return orientation + gabor.scale().price + gabor.phase().price + price(gabor.axis());
    }

    private static int price(ColourAxis axis) {
        return switch (axis) {
            case LUMINANCE -> 0;
            case RED_GREEN, BLUE_YELLOW -> 2;
            case SATURATION -> 4;
        };
    }
}
