package convscope.weights;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Pseudo-random numbers that are the same on every machine and do not depend on the number of
 * threads: SplitMix64 (Steele, Lea and Flood, 2014), a stream of its own for every {@value #CHUNK}
 * numbers, and nothing but IEEE arithmetic and StrictMath on top.
 *
 * @param seed chosen by the user
 * @param ordinal which tensor it is for
 */
record SeededNumbers(long seed, int ordinal) {

    private static final int CHUNK = 1 << 15;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** {@return normally distributed numbers, by Marsaglia's polar method} */
    float[] normal(int count, double deviation) {
        float[] values = new float[count];
        chunks(count, from -> normal(values, from, deviation));
        return values;
    }

    private void normal(float[] values, int from, double deviation) {
        int to = Math.min(values.length, from + CHUNK);
        long state = start(from);
        for (int i = from; i < to; i += 2) {
            double x;
            double y;
            double square;
            do {
                x = signed(state += GOLDEN);
                y = signed(state += GOLDEN);
                square = x * x + y * y;
            } while (square >= 1 || square == 0);
            double factor = deviation * Math.sqrt(-2 * StrictMath.log(square) / square);
            values[i] = (float) (x * factor);
            if (i + 1 < to) {
                values[i + 1] = (float) (y * factor);
            }
        }
    }

    /** {@return numbers between -bound and bound} */
    float[] uniform(int count, double bound) {
        float[] values = new float[count];
        chunks(count, from -> uniform(values, from, bound));
        return values;
    }

    private void uniform(float[] values, int from, double bound) {
        int to = Math.min(values.length, from + CHUNK);
        long state = start(from);
        for (int i = from; i < to; i++) {
            values[i] = (float) (bound * signed(state += GOLDEN));
        }
    }

    float[] constant(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    private static void chunks(int count, IntConsumer fill) {
        int chunks = Math.ceilDiv(count, CHUNK);
        IntStream.range(0, chunks).parallel().forEach(chunk -> fill.accept(chunk * CHUNK));
    }

    private long start(int from) {
        return mixed(mixed(mixed(seed + GOLDEN) + ordinal * GOLDEN) + from / CHUNK * GOLDEN);
    }

    /** {@return 53 random bits as a number from -1 to below 1} */
    private static double signed(long state) {
        return (mixed(state) >>> 11) * 0x1p-52 - 1;
    }

    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
