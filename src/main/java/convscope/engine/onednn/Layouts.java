package convscope.engine.onednn;

import convscope.model.Shape;
import org.bytedeco.dnnl.memory;

/** Descriptions of memory: float32, activations with channels last, weights as ND4J has them. */
final class Layouts {

    private Layouts() {}

    /** {@return [n, c, h, w] with channels last} */
    static memory.desc channelsLast(long batch, Shape shape) {
        return activations(batch, shape, memory.format_tag.acdb);
    }

    /** {@return [n, c, h, w] as ND4J and safetensors have it} */
    static memory.desc channelsFirst(long batch, Shape shape) {
        return activations(batch, shape, memory.format_tag.abcd);
    }

    private static memory.desc activations(long batch, Shape shape, memory.format_tag tag) {
        long[] sizes = {batch, shape.channels(), shape.height(), shape.width()};
        return new memory.desc(sizes, memory.data_type.f32, tag);
    }

    /** {@return one value per channel, for all pictures and positions} */
    static memory.desc perChannel(long channels) {
        return new memory.desc(
                new long[] {1, channels, 1, 1}, memory.data_type.f32, memory.format_tag.abcd);
    }

    static memory.desc strided(long[] sizes, long[] strides) {
        return new memory.desc(sizes, memory.data_type.f32, strides);
    }

    static memory.desc vector(long length) {
        return new memory.desc(new long[] {length}, memory.data_type.f32, memory.format_tag.a);
    }

    /** {@return a description of the sizes in row-major order, or left to oneDNN} */
    static memory.desc weights(long[] sizes, boolean any) {
        memory.format_tag rowMajor =
                sizes.length == 5 ? memory.format_tag.abcde : memory.format_tag.abcd;
        return new memory.desc(sizes, memory.data_type.f32, any ? memory.format_tag.any : rowMajor);
    }
}
