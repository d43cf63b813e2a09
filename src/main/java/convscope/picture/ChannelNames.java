package convscope.picture;

import java.util.List;
import java.util.stream.IntStream;

/** What each channel of a picture's input tensor shows, in words. */
public final class ChannelNames {
    private ChannelNames() {}

    /**
     * {@return one name for each input channel: "luminance" for 1, R, G and B for 3, else the names
     * of the filters that lift the picture, such as "edge 45°, fine, red-green"; where the bank of
     * 260 is used up and starts again, "..., again", then "..., again (3)"}
     *
     * @param channels 1 or more
     * @throws IllegalArgumentException if channels is below 1
     */
    public static List<String> of(int channels) {
        if (channels < 1) {
            throw new IllegalArgumentException("a picture has no " + channels + " channels");
        }
        return switch (channels) {
            case 1 -> List.of(ColourAxis.LUMINANCE.title());
            case 3 -> List.of("R", "G", "B");
            default -> IntStream.range(0, channels).mapToObj(ChannelNames::lifted).toList();
        };
    }

    private static String lifted(int channel) {
        int pass = channel / FilterBank.FILTERS.size();
        String title = FilterBank.filter(channel).title();
        return switch (pass) {
            case 0 -> title;
            case 1 -> title + ", again";
            default -> title + ", again (" + (pass + 1) + ")";
        };
    }
}
