package convscope.engine.onednn;

import convscope.model.Shape;
import org.bytedeco.dnnl.memory;

/**
 * Descriptions of memory: activations with channels last, weights as ND4J has them.
 *
 * @param type of each number
 * @param bytes that a number takes
 */
record Layouts(memory.data_type type, long bytes) {

    static final Layouts FLOAT32 = new Layouts(memory.data_type.f32, Float.BYTES);
    static final Layouts BF16 = new Layouts(memory.data_type.bf16, Short.BYTES);

    /** {@return [n, c, h, w] with channels last} */
    memory.desc channelsLast(long batch, Shape shape) {
        return activations(batch, shape, memory.format_tag.acdb);
    }

    /** {@return [n, c, h, w] as ND4J and safetensors have it} */
    memory.desc channelsFirst(long batch, Shape shape) {
        return activations(batch, shape, memory.format_tag.abcd);
    }

    private memory.desc activations(long batch, Shape shape, memory.format_tag tag) {
        return of(new long[] {batch, shape.channels(), shape.height(), shape.width()}, tag);
    }

    memory.desc strided(long[] sizes, long[] strides) {
        return new memory.desc(sizes, type, strides);
    }

    memory.desc vector(long length) {
        return of(new long[] {length}, memory.format_tag.a);
    }

    /** {@return weights of these sizes in row-major order} */
    memory.desc rowMajor(long[] sizes) {
        return of(sizes, sizes.length == 5 ? memory.format_tag.abcde : memory.format_tag.abcd);
    }

    /** {@return weights of these sizes in the order that oneDNN prefers} */
    memory.desc preferred(long[] sizes) {
        return of(sizes, memory.format_tag.any);
    }

    memory.desc of(long[] sizes, memory.format_tag tag) {
        return new memory.desc(sizes, type, tag);
    }
}
