package convscope.engine.onednn;

import convscope.model.Shape;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/** A value's numbers for loops of our own: pixels one after the other, each with its channels. */
sealed interface Numbers {

    int channels();

    /** {@return how many pixels the batch has in all} */
    long pixels();

    /** Fills the start of an array with so many pixels from this one on. */
    void read(long pixel, int count, float[] into);

    /** Sets so many pixels from this one on. */
    void write(long pixel, int count, float[] from);

    /**
     * @param value one that lies by itself, not within another
     */
    static Numbers of(Values values, int value) {
        return of(values, values.shape(value), values.memory(value));
    }

    /**
     * @param where a batch of this shape, in the plan's type
     */
    static Numbers of(Values values, Shape shape, memory where) {
        long pixels = values.batch() * shape.area();
        Pointer start = where.get_data_handle();
        return values.layouts().equals(Layouts.FLOAT32)
                ? new Whole(shape.channels(), pixels, new FloatPointer(start))
                : new Halves(shape.channels(), pixels, new ShortPointer(start));
    }

    /** In float32. */
    record Whole(int channels, long pixels, FloatPointer start) implements Numbers {

        @Override
        public void read(long pixel, int count, float[] into) {
            start.position(pixel * channels).get(into, 0, count * channels);
        }

        @Override
        public void write(long pixel, int count, float[] from) {
            start.position(pixel * channels).put(from, 0, count * channels);
        }
    }

    /** In bf16: the upper half of a float32. */
    record Halves(int channels, long pixels, ShortPointer start) implements Numbers {

        @Override
        public void read(long pixel, int count, float[] into) {
            short[] halves = new short[count * channels];
            start.position(pixel * channels).get(halves, 0, halves.length);
            for (int at = 0; at < halves.length; at++) {
                into[at] = Float.intBitsToFloat(halves[at] << Short.SIZE);
            }
        }

        @Override
        public void write(long pixel, int count, float[] from) {
            short[] halves = new short[count * channels];
            for (int at = 0; at < halves.length; at++) {
                halves[at] = nearest(from[at]);
            }
            start.position(pixel * channels).put(halves, 0, halves.length);
        }

        /** To the even one of two that are as near. */
        private static short nearest(float number) {
            int bits = Float.floatToIntBits(number);
            int rounded = bits + 0x7FFF + (bits >>> Short.SIZE & 1);
            return (short) ((Float.isNaN(number) ? bits : rounded) >>> Short.SIZE);
        }
    }
}
