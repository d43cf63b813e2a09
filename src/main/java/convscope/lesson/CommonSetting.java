package convscope.lesson;

import convscope.model.Branch;
import convscope.model.Parameter;
import java.util.Locale;

/**
 * What the sliders common to all columns say.
 *
 * @param cardinality number of paths, or groups
 * @param width channels of each path
 */
public record CommonSetting(int cardinality, int width) {

    /** ResNeXt-50's first stage: Xie et al., 2016, table 1. */
    public static final CommonSetting PAPER = new CommonSetting(32, 4);

    public static final int MOST_PATHS = 128;
    public static final int MOST_WIDTH = 64;

    /**
     * @throws IllegalArgumentException if there are no paths, or too many, or empty ones
     */
    public CommonSetting {
        if (cardinality < 1
                || cardinality > Math.min(MOST_PATHS, Branch.MOST_COPIES)
                || width < 1
                || (long) cardinality * width > Parameter.MOST_CHANNELS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d paths of %d channels cannot be shown",
                            cardinality,
                            width));
        }
    }

    /** {@return channels of all paths together} */
    public int channels() {
        return cardinality * width;
    }
}
