package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * Copies a value in or out of a plan: outside it is float32 in row-major order, in another place at
 * each pass.
 */
final class OutsideCopy {

    private final memory outside;
    private final reorder kernel;
    private final IntMemoryMap arguments = new IntMemoryMap();

    private OutsideCopy(memory from, memory to, memory outside) {
        this.outside = outside;
        this.kernel = new reorder(new reorder.primitive_desc(from, to));
        arguments.put(DNNL_ARG_FROM, from);
        arguments.put(DNNL_ARG_TO, to);
    }

    static OutsideCopy in(int value, Values values) {
        memory outside = outside(value, values);
        return new OutsideCopy(outside, values.memory(value), outside);
    }

    static OutsideCopy out(int value, Values values) {
        memory outside = outside(value, values);
        return new OutsideCopy(values.memory(value), outside, outside);
    }

    private static memory outside(int value, Values values) {
        memory.desc rowMajor = Layouts.FLOAT32.channelsFirst(values.batch(), values.shape(value));
        return new memory(rowMajor, values.cpu(), new Pointer());
    }

    /**
     * @param numbers where it is, or is to be, outside
     */
    void run(Pointer numbers, stream queue) {
        outside.set_data_handle(numbers);
        kernel.execute(queue, arguments);
        queue._wait();
    }
}
