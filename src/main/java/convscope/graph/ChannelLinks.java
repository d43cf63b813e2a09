package convscope.graph;

import java.util.BitSet;

/** Which channels of an input each channel of an operation's result reads. */
public sealed interface ChannelLinks {

    /** {@return the input's channels that this channel reads} */
    BitSet readBy(int channel);

    /** {@return how many groups of channels there are that do not see each other} */
    default int groups() {
        return 1;
    }

    /** {@return the input's channels that any of these reads} */
    default BitSet readBy(BitSet channels) {
        BitSet read = new BitSet();
        for (int at = channels.nextSetBit(0); at >= 0; at = channels.nextSetBit(at + 1)) {
            read.or(readBy(at));
        }
        return read;
    }

    /**
     * {@return those of the result's channels that read any of {@code read}}
     *
     * @param channels how many the result has
     */
    default BitSet readersOf(BitSet read, int channels) {
        BitSet readers = new BitSet();
        for (int at = 0; at < channels; at++) {
            readers.set(at, readBy(at).intersects(read));
        }
        return readers;
    }

    /**
     * Each reads the one {@code shift} further on, if the input has it.
     *
     * @param channels how many the input has
     */
    record Own(int shift, int channels) implements ChannelLinks {
        @Override
        public BitSet readBy(int channel) {
            int from = channel + shift;
            return from >= 0 && from < channels ? range(from, from + 1) : new BitSet();
        }

        @Override
        public int groups() {
            return channels;
        }
    }

    /** Each reads all; none where the input counts for nothing. */
    record All(int channels) implements ChannelLinks {
        @Override
        public BitSet readBy(int channel) {
            return range(0, channels);
        }

        @Override
        public BitSet readBy(BitSet any) {
            return any.isEmpty() ? new BitSet() : range(0, channels);
        }

        @Override
        public BitSet readersOf(BitSet read, int results) {
            return read.isEmpty() || channels == 0 ? new BitSet() : range(0, results);
        }
    }

    /** Each reads its group: {@code in / groups} channels; 1 group is dense. */
    record Grouped(int in, int out, int groups) implements ChannelLinks {
        @Override
        public BitSet readBy(int channel) {
            int each = in / groups;
            int group = channel / (out / groups);
            return range(group * each, (group + 1) * each);
        }

        @Override
        public BitSet readersOf(BitSet read, int results) {
            int inEach = in / groups;
            int outEach = out / groups;
            BitSet readers = new BitSet(results);
            for (int group = 0; group < groups; group++) {
                int first = read.nextSetBit(group * inEach);
                if (first >= 0 && first < (group + 1) * inEach) {
                    readers.set(group * outEach, (group + 1) * outEach);
                }
            }
            return readers;
        }
    }

    /** Each reads so many before and behind it, as local response normalisation does. */
    record Around(int before, int behind, int channels) implements ChannelLinks {
        @Override
        public BitSet readBy(int channel) {
            return range(
                    Math.max(0, channel - before),
                    (int) Math.min(channels, (long) channel + behind + 1));
        }
    }

    /** Channel {@code i C/groups + j} becomes {@code j groups + i}. */
    record Shuffled(int groups, int channels) implements ChannelLinks {
        @Override
        public BitSet readBy(int channel) {
            int from = channel % groups * (channels / groups) + channel / groups;
            return range(from, from + 1);
        }
    }

    /** The same channel of every branch: the softmax between branches. */
    record AcrossBranches(int radix, int cardinality, int channels) implements ChannelLinks {
        @Override
        public BitSet readBy(int channel) {
            if (radix == 1) {
                return range(channel, channel + 1);
            }
            int part = channels / radix / cardinality;
            int path = channel / part % cardinality;
            BitSet read = new BitSet(channels);
            for (int branch = 0; branch < radix; branch++) {
                read.set((path * radix + branch) * part + channel % part);
            }
            return read;
        }
    }

    private static BitSet range(int from, int to) {
        BitSet range = new BitSet(to);
        range.set(from, to);
        return range;
    }
}
