package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_accurate;

import convscope.engine.onednn.Task.Post;
import convscope.graph.Op;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.shuffle_forward;
import org.bytedeco.dnnl.softmax_forward;
import org.bytedeco.javacpp.BytePointer;

/** Makes the native steps of tasks. */
final class Steps {

    /** A primitive takes at most 32 operations behind it; batch norm needs two. */
    private static final int MOST_POSTS = 14;

    private final Values values;
    private final Convolutions convolutions;
    private final Pools pools;
    private final ResponseNorms norms;

    Steps(Values values, PackedWeights packed) {
        this.values = values;
        this.convolutions = new Convolutions(values, packed);
        this.pools = new Pools(values);
        this.norms = new ResponseNorms(values);
    }

    Step of(Task task) {
        int input = task.inputs().getFirst();
        return switch (task.base().op()) {
            case Op.Conv2d conv -> convolutions.convolution(conv, task);
            case Op.Linear linear -> convolutions.linear(linear, task);
            case Op.BatchNorm2d norm -> norm(task);
            case Op.Add add -> add(task);
            case Op.MulChannel product ->
                    binary(
                            dnnl_binary_mul,
                            values.memory(input),
                            values.memory(task.inputs().getLast()),
                            task.posts(),
                            task.result());
            case Op.Relu relu -> elementwise(dnnl_eltwise_relu, 0, input, task.result());
            case Op.Sigmoid sigmoid -> elementwise(dnnl_eltwise_logistic, 0, input, task.result());
            case Op.Scale scale ->
                    elementwise(dnnl_eltwise_linear, (float) scale.factor(), input, task.result());
            case Op.Softmax softmax -> softmax(values.desc(input), values.desc(input), 1, task);
            case Op.RadixSoftmax softmax -> radixSoftmax(softmax, task);
            case Op.MaxPool2d pool -> pools.max(pool, task);
            case Op.AvgPool2d pool -> pools.average(pool, task);
            case Op.GlobalAvgPool pool -> pools.global(task);
            case Op.Concat concat -> concat(task);
            case Op.SliceChannels slice -> slice(slice, task);
            case Op.PadChannels pad -> padChannels(pad, task);
            case Op.Subsample sample -> subsample(sample.stride(), task);
            case Op.Lrn lrn -> norms.response(lrn, task);
            case Op.Flatten flatten -> flatten(task);
            case Op.Shuffle shuffle -> shuffle(shuffle, task);
        };
    }

    static Step call(primitive kernel, memory source, memory target) {
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC_0, source);
        arguments.put(DNNL_ARG_DST, target);
        return new Step.Call(kernel, arguments, List.of(source, target));
    }

    private Step call(primitive kernel, int source, int target) {
        return call(kernel, values.memory(source), values.memory(target));
    }

    private Step norm(Task task) {
        Folded folded = Folded.of(task.base(), values.weights());
        Shape channels = new Shape(folded.scale().length, 1, 1);
        memory scale = values.beside(task.result(), channels, folded.scale());
        memory shift = values.beside(task.result(), channels, folded.shift());
        Step scaled =
                binary(
                        dnnl_binary_mul,
                        values.memory(task.inputs().getFirst()),
                        scale,
                        List.of(),
                        task.result());
        Step shifted =
                binary(
                        dnnl_binary_add,
                        values.memory(task.result()),
                        shift,
                        task.posts(),
                        task.result());
        return new Step.Several(List.of(scaled, shifted));
    }

    private Step add(Task task) {
        List<Step> steps = new ArrayList<>();
        memory first = values.memory(task.inputs().getFirst());
        if (task.inputs().size() == 1) {
            return copy(first.get_desc(), first, first.get_desc(), values.memory(task.result()));
        }
        int done = 1;
        while (done < task.inputs().size()) {
            int end = Math.min(task.inputs().size(), done + MOST_POSTS);
            List<Post> posts = new ArrayList<>();
            for (int next : task.inputs().subList(done + 1, end)) {
                posts.add(new Post.Plus(next));
            }
            if (end == task.inputs().size()) {
                posts.addAll(task.posts());
            }
            memory sum = done == 1 ? first : values.memory(task.result());
            memory operand = values.memory(task.inputs().get(done));
            steps.add(binary(dnnl_binary_add, sum, operand, posts, task.result()));
            done = end;
        }
        return new Step.Several(steps);
    }

    private Step binary(int algorithm, memory left, memory right, List<Post> posts, int result) {
        Attributes behind = new Attributes(posts, values, result);
        binary.primitive_desc description =
                new binary.primitive_desc(
                        values.cpu(),
                        algorithm,
                        left.get_desc(),
                        right.get_desc(),
                        values.desc(result),
                        behind.attributes(),
                        false);
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC_0, left);
        arguments.put(DNNL_ARG_SRC_1, right);
        arguments.put(DNNL_ARG_DST, values.memory(result));
        behind.addTo(arguments);
        return new Step.Call(new binary(description), arguments, List.of(left, right));
    }

    private Step elementwise(int algorithm, float alpha, int input, int result) {
        return call(
                new eltwise_forward(
                        new eltwise_forward.primitive_desc(
                                values.cpu(),
                                dnnl_forward_inference,
                                algorithm,
                                values.desc(input),
                                values.desc(result),
                                alpha,
                                0f)),
                input,
                result);
    }

    private Step softmax(memory.desc source, memory.desc target, int axis, Task task) {
        softmax_forward.primitive_desc description =
                new softmax_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        dnnl_softmax_accurate,
                        source,
                        target,
                        axis);
        return call(
                new softmax_forward(description),
                view(source, values.memory(task.inputs().getFirst())),
                view(target, values.memory(task.result())));
    }

    private Step radixSoftmax(Op.RadixSoftmax softmax, Task task) {
        int input = task.inputs().getFirst();
        if (softmax.radix() == 1) {
            return elementwise(dnnl_eltwise_logistic, 0, input, task.result());
        }
        long channels = values.shape(input).channels();
        long radix = softmax.radix();
        long cardinality = softmax.cardinality();
        long each = channels / (radix * cardinality);
        long[] sizes = {values.batch(), cardinality, radix, each};
        memory.desc source =
                values.layouts().strided(sizes, new long[] {channels, radix * each, each, 1});
        memory.desc target =
                values.layouts().strided(sizes, new long[] {channels, each, cardinality * each, 1});
        if (cardinality == 1) {
            return softmax(source, source, 2, task);
        }
        memory from = view(source, values.memory(input));
        memory to = view(target, values.memory(task.result()));
        softmax_forward.primitive_desc inPlace =
                new softmax_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        dnnl_softmax_accurate,
                        target,
                        target,
                        2);
        return new Step.Several(
                List.of(
                        copy(source, from, target, to),
                        call(new softmax_forward(inPlace), to, to)));
    }

    /** Value by value: oneDNN's own concatenation is slow where each has few channels. */
    private Step concat(Task task) {
        memory target = values.memory(task.result());
        List<Step> copies = new ArrayList<>();
        int from = 0;
        for (int input : task.inputs()) {
            int count = values.shape(input).channels();
            memory.desc part = channels(task.result(), from, count);
            copies.add(copy(values.desc(input), values.memory(input), part, view(part, target)));
            from += count;
        }
        return new Step.Several(copies);
    }

    private Step slice(Op.SliceChannels slice, Task task) {
        int input = task.inputs().getFirst();
        memory.desc part = channels(input, slice.start(), task.base().output().channels());
        return copy(
                part,
                view(part, values.memory(input)),
                values.desc(task.result()),
                values.memory(task.result()));
    }

    private Step padChannels(Op.PadChannels pad, Task task) {
        int input = task.inputs().getFirst();
        memory target = values.memory(task.result());
        memory.desc part = channels(task.result(), pad.front(), values.shape(input).channels());
        long bytes =
                values.batch() * values.shape(task.result()).elements() * values.layouts().bytes();
        return new Step.Several(
                List.of(
                        new Step.Zero(new BytePointer(target.get_data_handle()), bytes),
                        copy(values.desc(input), values.memory(input), part, view(part, target))));
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
    private Step subsample(int stride, Task task) {
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
            pictures.add(copy(every, source, one, target));
        }
        return new Step.Several(pictures);
    }

    private memory picture(memory.desc description, memory of, long elements) {
        BytePointer start = new BytePointer(of.get_data_handle());
        return new memory(
                description, values.cpu(), start.position(elements * values.layouts().bytes()));
    }

    private Step flatten(Task task) {
        int input = task.inputs().getFirst();
        memory.desc rowMajor = values.layouts().channelsFirst(values.batch(), values.shape(input));
        return copy(
                values.desc(input),
                values.memory(input),
                rowMajor,
                view(rowMajor, values.memory(task.result())));
    }

    private Step shuffle(Op.Shuffle shuffle, Task task) {
        int input = task.inputs().getFirst();
        shuffle_forward.primitive_desc description =
                new shuffle_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        values.desc(input),
                        values.desc(input),
                        1,
                        values.shape(input).channels() / shuffle.groups());
        return call(new shuffle_forward(description), input, task.result());
    }

    private Step copy(memory.desc source, memory from, memory.desc target, memory to) {
        return copy(values.cpu(), source, from, target, to);
    }

    /** What the source's description says of one memory, to what the target's says of another. */
    static Step copy(engine cpu, memory.desc source, memory from, memory.desc target, memory to) {
        reorder.primitive_desc description = new reorder.primitive_desc(cpu, source, cpu, target);
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_FROM, from);
        arguments.put(DNNL_ARG_TO, to);
        return new Step.Call(new reorder(description), arguments, List.of(from, to));
    }

    private memory view(memory.desc description, memory of) {
        return new memory(description, values.cpu(), of.get_data_handle());
    }
}
