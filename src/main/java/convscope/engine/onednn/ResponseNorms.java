package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_pow;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_square;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_across_channels;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;

import convscope.engine.plan.Task;
import convscope.graph.Op;
import convscope.model.Shape;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** Local response normalisation across channels, with PyTorch's window. */
final class ResponseNorms {

    /** oneDNN computes in float32: wider windows and larger exponents go wrong by 1e-6. */
    private static final int MOST_SUMMED = 64;

    private static final double LARGEST_EXPONENT = 1;

    private final Values values;

    ResponseNorms(Values values) {
        this.values = values;
    }

    Step response(Op.Lrn lrn, Task task) {
        if (lrn.size() > MOST_SUMMED || lrn.beta() > LARGEST_EXPONENT) {
            Numbers from = Numbers.of(values, task.inputs().getFirst());
            return new Step.Loops(
                    new ResponseNormLoops(from, Numbers.of(values, task.result()), lrn));
        }
        return lrn.size() % 2 == 1 ? centred(lrn, task) : even(lrn, task);
    }

    private Step centred(Op.Lrn lrn, Task task) {
        int input = task.inputs().getFirst();
        lrn_forward.primitive_desc description =
                new lrn_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        dnnl_lrn_across_channels,
                        values.desc(input),
                        values.desc(input),
                        lrn.size(),
                        (float) lrn.alpha(),
                        (float) lrn.beta(),
                        (float) lrn.k());
        return Steps.call(
                new lrn_forward(description), values.memory(input), values.memory(task.result()));
    }

    /**
     * oneDNN's window of an even size is one channel short. So: the squares, their mean along the
     * channels with one more channel before than behind, {@code (k + alpha mean)^-beta}, times x.
     */
    private Step even(Op.Lrn lrn, Task task) {
        memory input = values.memory(task.inputs().getFirst());
        memory result = values.memory(task.result());
        memory.desc maps = values.desc(task.result());
        memory squares = new memory(maps, values.cpu());
        Step square =
                Steps.call(
                        new eltwise_forward(
                                new eltwise_forward.primitive_desc(
                                        values.cpu(),
                                        dnnl_forward_inference,
                                        dnnl_eltwise_square,
                                        maps,
                                        maps)),
                        input,
                        squares);
        IntMemoryMap product = new IntMemoryMap();
        product.put(DNNL_ARG_SRC_0, result);
        product.put(DNNL_ARG_SRC_1, input);
        product.put(DNNL_ARG_DST, result);
        Step times =
                new Step.Call(
                        new binary(
                                new binary.primitive_desc(
                                        values.cpu(), dnnl_binary_mul, maps, maps, maps)),
                        product);
        return new Step.Several(List.of(square, factors(lrn, task, squares), times));
    }

    /** Channels last, so the channels of a position are a row to pool along. */
    private Step factors(Op.Lrn lrn, Task task, memory squares) {
        Shape shape = values.shape(task.result());
        memory.desc rows =
                values.layouts()
                        .of(
                                new long[] {values.batch() * shape.area(), 1, shape.channels()},
                                memory.format_tag.abc);
        post_ops power = new post_ops();
        power.append_eltwise(dnnl_eltwise_linear, (float) lrn.alpha(), (float) lrn.k());
        power.append_eltwise(dnnl_eltwise_pow, 1f, (float) -lrn.beta());
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(power);
        long[] before = {lrn.size() / 2};
        long[] behind = {(lrn.size() - 1) / 2};
        pooling_forward.primitive_desc description =
                new pooling_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        dnnl_pooling_avg_include_padding,
                        rows,
                        rows,
                        new long[] {1},
                        new long[] {lrn.size()},
                        new long[] {0},
                        before,
                        behind,
                        attributes,
                        false);
        return Steps.call(
                new pooling_forward(description),
                values.view(rows, squares),
                values.view(rows, values.memory(task.result())));
    }
}
