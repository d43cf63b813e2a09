package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_accurate;

import convscope.engine.plan.Task;
import convscope.graph.Op;
import convscope.model.Shape;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_forward;

/**
 * Softmax over the channels of each pixel, or between branches. oneDNN 3.11 makes 0 of some that
 * are not numbers, and its sums over many channels are off; so only large maps of few channels and
 * finite numbers are its own.
 */
final class Softmaxes {

    private static final int MOST_CHANNELS = 512;
    private static final long FEW = 4096;

    private final Values values;

    Softmaxes(Values values) {
        this.values = values;
    }

    Step overChannels(Task task) {
        int input = task.inputs().getFirst();
        Shape shape = values.shape(input);
        Step exact = loops(task, new SoftmaxLoops.Order(shape.channels(), 1, 1));
        if (shape.elements() <= FEW || shape.channels() > MOST_CHANNELS) {
            return exact;
        }
        memory.desc maps = values.desc(input);
        softmax_forward.primitive_desc description =
                new softmax_forward.primitive_desc(
                        values.cpu(), dnnl_forward_inference, dnnl_softmax_accurate, maps, maps, 1);
        Step quick =
                Steps.call(
                        new softmax_forward(description),
                        values.memory(input),
                        values.memory(task.result()));
        return Finite.check(values, input, quick, exact);
    }

    /** The shares of channel c of each of the radix branches, in each of the groups. */
    Step overBranches(Op.RadixSoftmax softmax, Task task) {
        int channels = values.shape(task.inputs().getFirst()).channels();
        int each = channels / (softmax.radix() * softmax.cardinality());
        return loops(task, new SoftmaxLoops.Order(softmax.radix(), softmax.cardinality(), each));
    }

    private Step loops(Task task, SoftmaxLoops.Order order) {
        int input = task.inputs().getFirst();
        return new Step.Loops(
                new SoftmaxLoops(
                        Numbers.of(values, input), Numbers.of(values, task.result()), order));
    }
}
