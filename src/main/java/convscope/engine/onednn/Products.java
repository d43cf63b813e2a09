package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import convscope.engine.plan.Task;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Shape;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;

/** Fully connected layers, and convolutions that are computed as matrix products. */
final class Products {

    private final Values values;
    private final PackedWeights packed;

    Products(Values values, PackedWeights packed) {
        this.values = values;
        this.packed = packed;
    }

    /** Of a convolution that reads or writes a part of another value, see {@link Nesting}. */
    Step pointwise(Op.Conv2d conv, Task task) {
        long[] sizes = {conv.in(), conv.out()};
        Bias bias = Bias.of(task, values.weights());
        memory source = values.rows(task.inputs().getFirst());
        memory target = values.rows(task.result());
        Attributes behind = new Attributes(task.behind(), values, task.result());
        memory.desc vector = Layouts.FLOAT32.of(new long[] {1, conv.out()}, memory.format_tag.ab);
        matmul.primitive_desc description =
                new matmul.primitive_desc(
                        values.cpu(),
                        source.get_desc(),
                        values.layouts().preferred(sizes),
                        bias.described(vector),
                        target.get_desc(),
                        behind.attributes(),
                        false);
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC, source);
        arguments.put(
                DNNL_ARG_WEIGHTS,
                packed.get(
                        task.base().tensor(Role.WEIGHT),
                        Layouts.FLOAT32.of(sizes, memory.format_tag.ba),
                        description.weights_desc(),
                        task.folded().orElse(null)));
        bias.addTo(arguments, vector, values.cpu());
        arguments.put(DNNL_ARG_DST, target);
        return new Step.Call(new matmul(description), arguments);
    }

    /** The weights [out, C H W] read as [out, C, H, W], which is the same memory. */
    Step linear(Op.Linear linear, Task task) {
        int input = task.inputs().getFirst();
        Shape from = values.shape(input);
        long[] sizes = {linear.out(), from.channels(), from.height(), from.width()};
        Bias bias = Bias.of(task, values.weights());
        memory.desc vector = Layouts.FLOAT32.vector(linear.out());
        memory.desc flat =
                values.layouts()
                        .of(new long[] {values.batch(), linear.out()}, memory.format_tag.ab);
        inner_product_forward.primitive_desc description =
                new inner_product_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        values.desc(input),
                        values.layouts().preferred(sizes),
                        bias.described(vector),
                        flat);
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC, values.memory(input));
        arguments.put(
                DNNL_ARG_WEIGHTS,
                packed.get(
                        task.base().tensor(Role.WEIGHT),
                        Layouts.FLOAT32.rowMajor(sizes),
                        description.weights_desc(),
                        null));
        bias.addTo(arguments, vector, values.cpu());
        arguments.put(DNNL_ARG_DST, values.view(flat, values.memory(task.result())));
        return new Step.Call(new inner_product_forward(description), arguments);
    }
}
