package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import convscope.engine.plan.Task;
import convscope.graph.Op;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.shuffle_forward;
import org.bytedeco.javacpp.BytePointer;

/** What only moves numbers: joining, cutting and padding channels, taking pixels, flattening. */
final class Moves {

    private final Values values;

    Moves(Values values) {
        this.values = values;
    }

    /** Value by value: oneDNN's own concatenation is slow where each has few channels. */
    Step concat(Task task) {
        memory target = values.memory(task.result());
        List<Step> copies = new ArrayList<>();
        int from = 0;
        for (int input : task.inputs()) {
            int count = values.shape(input).channels();
            if (!values.isPart(input)) {
                memory.desc part = channels(task.result(), from, count);
                copies.add(
                        copy(
                                values.cpu(),
                                values.desc(input),
                                values.memory(input),
                                part,
                                values.view(part, target)));
            }
            from += count;
        }
        return new Step.Several(copies);
    }

    Step slice(Op.SliceChannels slice, Task task) {
        if (values.isPart(task.result())) {
            return new Step.Several(List.of());
        }
        int input = task.inputs().getFirst();
        memory.desc part = channels(input, slice.start(), task.base().output().channels());
        return copy(
                values.cpu(),
                part,
                values.view(part, values.memory(input)),
                values.desc(task.result()),
                values.memory(task.result()));
    }

    Step padChannels(Op.PadChannels pad, Task task) {
        int input = task.inputs().getFirst();
        memory target = values.memory(task.result());
        memory.desc part = channels(task.result(), pad.front(), values.shape(input).channels());
        long bytes =
                values.batch() * values.shape(task.result()).elements() * values.layouts().bytes();
        return new Step.Several(
                List.of(
                        new Step.Zero(new BytePointer(target.get_data_handle()), bytes),
                        copy(
                                values.cpu(),
                                values.desc(input),
                                values.memory(input),
                                part,
                                values.view(part, target))));
    }

    /** Some of a value's channels, where they lie. */
    private memory.desc channels(int value, int from, int count) {
        Shape shape = values.shape(value);
        return values.desc(value)
                .submemory_desc(
                        new long[] {values.batch(), count, shape.height(), shape.width()},
                        new long[] {0, from, 0, 0});
    }

    /** Picture by picture: their rows interleave where the extent is odd. */
    Step subsample(int stride, Task task) {
        int input = task.inputs().getFirst();
        Shape from = values.shape(input);
        Shape to = values.shape(task.result());
        long row = (long) from.channels() * from.width();
        memory.desc every =
                values.layouts()
                        .strided(
                                new long[] {1, to.channels(), to.height(), to.width()},
                                new long[] {
                                    (long) to.height() * stride * row,
                                    1,
                                    stride * row,
                                    (long) stride * from.channels()
                                });
        memory.desc one = values.layouts().channelsLast(1, to);
        List<Step> pictures = new ArrayList<>();
        for (long picture = 0; picture < values.batch(); picture++) {
            memory source = picture(every, values.memory(input), picture * from.elements());
            memory target = picture(one, values.memory(task.result()), picture * to.elements());
            pictures.add(copy(values.cpu(), every, source, one, target));
        }
        return new Step.Several(pictures);
    }

    private memory picture(memory.desc description, memory of, long elements) {
        BytePointer start = new BytePointer(of.get_data_handle());
        return new memory(
                description, values.cpu(), start.position(elements * values.layouts().bytes()));
    }

    Step flatten(Task task) {
        int input = task.inputs().getFirst();
        memory.desc rowMajor = values.layouts().channelsFirst(values.batch(), values.shape(input));
        return copy(
                values.cpu(),
                values.desc(input),
                values.memory(input),
                rowMajor,
                values.view(rowMajor, values.memory(task.result())));
    }

    Step shuffle(Op.Shuffle shuffle, Task task) {
        int input = task.inputs().getFirst();
        shuffle_forward.primitive_desc description =
                new shuffle_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        values.desc(input),
                        values.desc(input),
                        1,
                        values.shape(input).channels() / shuffle.groups());
        return Steps.call(
                new shuffle_forward(description),
                values.memory(input),
                values.memory(task.result()));
    }

    /** What the source's description says of one memory, to what the target's says of another. */
    static Step copy(engine cpu, memory.desc source, memory from, memory.desc target, memory to) {
        reorder.primitive_desc description = new reorder.primitive_desc(cpu, source, cpu, target);
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_FROM, from);
        arguments.put(DNNL_ARG_TO, to);
        return new Step.Call(new reorder(description), arguments);
    }
}
