package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import convscope.engine.onednn.WindowLoops.Kind;
import convscope.engine.onednn.WindowLoops.Window;
import convscope.engine.plan.Task;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;

/**
 * Pooling as PyTorch does it, rounded up or down, padding counted or not. oneDNN 3.11 passes over
 * what is not a number when it looks for the greatest.
 */
final class Pools {

    /** oneDNN adds in float32, one number after the other: more of them go wrong by 1e-6. */
    private static final int MOST_SUMMED = 64;

    private final Values values;

    Pools(Values values) {
        this.values = values;
    }

    Step max(Op.MaxPool2d pool, Task task) {
        Step quick = pool(dnnl_pooling_max, pool.kernel(), pool.stride(), pool.padding(), task);
        Window window = new Window(Kind.GREATEST, pool.kernel(), pool.stride(), pool.padding());
        return Finite.check(values, task.inputs().getFirst(), quick, loops(window, task));
    }

    Step average(Op.AvgPool2d pool, Task task) {
        if (pool.kernel().area() > MOST_SUMMED) {
            Kind kind = pool.countPadding() ? Kind.MEAN : Kind.MEAN_INSIDE;
            return loops(new Window(kind, pool.kernel(), pool.stride(), pool.padding()), task);
        }
        int algorithm =
                pool.countPadding()
                        ? dnnl_pooling_avg_include_padding
                        : dnnl_pooling_avg_exclude_padding;
        Step means = pool(algorithm, pool.kernel(), pool.stride(), pool.padding(), task);
        return pool.countPadding() && pool.ceil()
                ? new Step.Several(List.of(means, overhang(pool, task)))
                : means;
    }

    /** One window over the whole map. */
    Step global(Task task) {
        Shape shape = values.shape(task.inputs().getFirst());
        Extent all = new Extent(shape.height(), shape.width());
        return all.area() > MOST_SUMMED
                ? loops(new Window(Kind.MEAN, all, all, Extent.ZERO), task)
                : pool(dnnl_pooling_avg_include_padding, all, all, Extent.ZERO, task);
    }

    private Step loops(Window window, Task task) {
        int input = task.inputs().getFirst();
        int result = task.result();
        return new Step.Loops(
                new WindowLoops(
                        Numbers.of(values, input),
                        Numbers.of(values, result),
                        values.shape(input),
                        values.shape(result),
                        window));
    }

    private Step pool(int algorithm, Extent kernel, Extent stride, Extent padding, Task task) {
        int input = task.inputs().getFirst();
        Shape from = values.shape(input);
        Shape to = values.shape(task.result());
        long[] far = {
            far(to.height(), stride.height(), kernel.height(), from.height(), padding.height()),
            far(to.width(), stride.width(), kernel.width(), from.width(), padding.width())
        };
        pooling_forward.primitive_desc description =
                new pooling_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        algorithm,
                        values.desc(input),
                        values.desc(task.result()),
                        pair(stride),
                        pair(kernel),
                        new long[] {0, 0},
                        pair(padding),
                        far);
        return Steps.call(
                new pooling_forward(description),
                values.memory(input),
                values.memory(task.result()));
    }

    private static long far(int output, int stride, int kernel, int input, int padding) {
        return Math.max(padding, Convolutions.far(output, stride, kernel, input, padding));
    }

    private static long[] pair(Extent extent) {
        return new long[] {extent.height(), extent.width()};
    }

    /**
     * PyTorch does not count what a window, rounded up, has beyond the padding; oneDNN does. Those
     * means are multiplied by the ratio.
     */
    private Step overhang(Op.AvgPool2d pool, Task task) {
        Shape from = values.shape(task.inputs().getFirst());
        Shape to = values.shape(task.result());
        float[] factors = new float[Math.toIntExact(to.area())];
        for (int row = 0; row < to.height(); row++) {
            for (int column = 0; column < to.width(); column++) {
                factors[row * to.width() + column] =
                        ratio(
                                        row,
                                        pool.stride().height(),
                                        pool.kernel().height(),
                                        from.height() + 2 * pool.padding().height())
                                * ratio(
                                        column,
                                        pool.stride().width(),
                                        pool.kernel().width(),
                                        from.width() + 2 * pool.padding().width());
            }
        }
        memory factor =
                values.beside(task.result(), new Shape(1, to.height(), to.width()), factors);
        memory.desc means = values.desc(task.result());
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC_0, values.memory(task.result()));
        arguments.put(DNNL_ARG_SRC_1, factor);
        arguments.put(DNNL_ARG_DST, values.memory(task.result()));
        return new Step.Call(
                new binary(
                        new binary.primitive_desc(
                                values.cpu(), dnnl_binary_mul, means, factor.get_desc(), means)),
                arguments);
    }

    private static float ratio(int index, int stride, int kernel, int padded) {
        int start = index * stride;
        return (float) kernel / (Math.min(start + kernel, padded) - start);
    }
}
