package convscope.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The wires of a convolution between its input channels and its output channels: each output
 * channel has one to every input channel of its group.
 *
 * @param in input channels
 * @param out output channels
 * @param groups divides both
 */
public record ChannelWires(int in, int out, int groups) {

    public ChannelWires {
        if (groups < 1 || in < groups || out < groups || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d groups do not divide %d and %d channels",
                            groups,
                            in,
                            out));
        }
    }

    /**
     * The wires of one or several neighbouring groups, drawn as one band.
     *
     * @param groups how many they are
     */
    public record Bundle(int inFirst, int inEnd, int outFirst, int outEnd, int groups) {

        public boolean hasOutput(int channel) {
            return channel >= outFirst && channel < outEnd;
        }

        public boolean hasInput(int channel) {
            return channel >= inFirst && channel < inEnd;
        }
    }

    /** {@return how many wires there are, which is how many kernels} */
    public long count() {
        return (long) (in / groups) * out;
    }

    public boolean connects(int input, int output) {
        return input / (in / groups) == groupOf(output);
    }

    public int groupOf(int output) {
        return output / (out / groups);
    }

    /** {@return the bundle of one group} */
    public Bundle group(int group) {
        return bundle(group, group + 1);
    }

    private Bundle bundle(int first, int end) {
        int inEach = in / groups;
        int outEach = out / groups;
        return new Bundle(
                first * inEach, end * inEach, first * outEach, end * outEach, end - first);
    }

    /**
     * {@return one bundle a group; where there are more groups than {@code most}, neighbours
     * together, as evenly as it goes}
     */
    public List<Bundle> bundles(int most) {
        int count = Math.min(groups, Math.max(1, most));
        List<Bundle> bundles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bundles.add(
                    bundle(
                            (int) ((long) groups * i / count),
                            (int) ((long) groups * (i + 1) / count)));
        }
        return bundles;
    }
}
