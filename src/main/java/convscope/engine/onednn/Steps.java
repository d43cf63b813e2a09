package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import convscope.engine.plan.Folded;
import convscope.engine.plan.LongSums;
import convscope.engine.plan.Task;
import convscope.engine.plan.Task.Post;
import convscope.graph.Op;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;

/** Makes the native steps of tasks. */
final class Steps {

    /** A primitive takes at most 32 operations behind it; batch norm needs two. */
    private static final int MOST_POSTS = 14;

    private final Values values;
    private final Convolutions convolutions;
    private final Products products;
    private final Moves moves;
    private final Pools pools;
    private final ResponseNorms norms;
    private final Softmaxes softmaxes;

    Steps(Values values, PackedWeights packed) {
        this.values = values;
        this.convolutions = new Convolutions(values, packed);
        this.products = new Products(values, packed);
        this.moves = new Moves(values);
        this.pools = new Pools(values);
        this.norms = new ResponseNorms(values);
        this.softmaxes = new Softmaxes(values);
    }

    Step of(Task task) {
        int input = task.inputs().getFirst();
        return switch (task.base().op()) {
            case Op.Conv2d conv when LongSums.in(conv) -> longSums(task);
            case Op.Conv2d conv ->
                    values.isPart(input) || values.isPart(task.result())
                            ? products.pointwise(conv, task)
                            : convolutions.convolution(conv, task);
            case Op.Linear linear when LongSums.in(linear) -> longSums(task);
            case Op.Linear linear -> products.linear(linear, task);
            case Op.BatchNorm2d norm -> norm(task);
            case Op.Add add -> add(task);
            case Op.MulChannel product ->
                    binary(
                            dnnl_binary_mul,
                            values.memory(input),
                            values.memory(task.inputs().getLast()),
                            task.posts(),
                            task.result());
            case Op.Relu relu ->
                    elementwise(Attributes.RELU, Attributes.SLOPE, input, task.result());
            case Op.Sigmoid sigmoid -> elementwise(dnnl_eltwise_logistic, 0, input, task.result());
            case Op.Scale scale ->
                    elementwise(dnnl_eltwise_linear, (float) scale.factor(), input, task.result());
            case Op.Softmax softmax -> softmaxes.overChannels(task);
            case Op.RadixSoftmax softmax ->
                    softmax.radix() == 1
                            ? elementwise(dnnl_eltwise_logistic, 0, input, task.result())
                            : softmaxes.overBranches(softmax, task);
            case Op.MaxPool2d pool -> pools.max(pool, task);
            case Op.AvgPool2d pool -> pools.average(pool, task);
            case Op.GlobalAvgPool pool -> pools.global(task);
            case Op.Concat concat -> moves.concat(task);
            case Op.SliceChannels slice -> moves.slice(slice, task);
            case Op.PadChannels pad -> moves.padChannels(pad, task);
            case Op.Subsample sample -> moves.subsample(sample.stride(), task);
            case Op.Lrn lrn -> norms.response(lrn, task);
            case Op.Flatten flatten -> moves.flatten(task);
            case Op.Shuffle shuffle -> moves.shuffle(shuffle, task);
        };
    }

    private Step longSums(Task task) {
        int input = task.inputs().getFirst();
        return new Step.Loops(
                new LongSumLoops(
                        task.base(),
                        values.weights(),
                        Numbers.of(values, input),
                        Numbers.of(values, task.result()),
                        values.shape(input)));
    }

    static Step call(primitive kernel, memory source, memory target) {
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC_0, source);
        arguments.put(DNNL_ARG_DST, target);
        return new Step.Call(kernel, arguments);
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
            return Moves.copy(
                    values.cpu(),
                    first.get_desc(),
                    first,
                    first.get_desc(),
                    values.memory(task.result()));
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
        return new Step.Call(new binary(description), arguments);
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
}
