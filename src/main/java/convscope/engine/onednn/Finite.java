package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;

import convscope.model.Shape;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;

/** Looks whether a value is finite: what is not makes the mean of its map so too. */
final class Finite {

    private Finite() {}

    /**
     * {@return the quick step while all that it reads is finite, else the exact one}
     *
     * @param value what both read
     */
    static Step check(Values values, int value, Step quick, Step exact) {
        Shape shape = values.shape(value);
        Shape one = new Shape(shape.channels(), 1, 1);
        long[] all = {shape.height(), shape.width()};
        long[] none = {0, 0};
        memory means = new memory(values.layouts().channelsLast(values.batch(), one), values.cpu());
        pooling_forward.primitive_desc description =
                new pooling_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        dnnl_pooling_avg_include_padding,
                        values.desc(value),
                        means.get_desc(),
                        all,
                        all,
                        none,
                        none,
                        none);
        Step sum = Steps.call(new pooling_forward(description), values.memory(value), means);
        return new Step.IfFinite(sum, Numbers.of(values, one, means), quick, exact);
    }
}
