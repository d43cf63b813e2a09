package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;

import convscope.engine.plan.Folded;
import convscope.engine.plan.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** What is fused behind a primitive, and the memory that it reads for that. */
final class Attributes {

    /**
     * Where a number is positive itself, else {@link #SLOPE} (e^x - 1). oneDNN's own ReLU makes 0
     * of what is not a number; this takes some 5 % longer in ResNet-50.
     */
    static final int RELU = dnnl_eltwise_elu;

    /** So that what is below zero becomes 0 and not −0. */
    static final float SLOPE = -0f;

    private final post_ops posts = new post_ops();
    private final Map<Integer, memory> arguments = new LinkedHashMap<>();

    Attributes(List<Task.Post> fused, Values values, int result) {
        for (Task.Post post : fused) {
            switch (post) {
                case Task.Post.Plus plus when values.inOnePlace(plus.value(), result) ->
                        posts.append_sum();
                case Task.Post.Plus plus -> binary(dnnl_binary_add, values.memory(plus.value()));
                case Task.Post.Times times -> binary(dnnl_binary_mul, values.memory(times.value()));
                case Task.Post.Norm norm -> {
                    Folded folded = Folded.of(norm.node(), values.weights());
                    binary(dnnl_binary_mul, values.perChannel(folded.scale()));
                    binary(dnnl_binary_add, values.perChannel(folded.shift()));
                }
                case Task.Post.Relu relu -> posts.append_eltwise(RELU, SLOPE, 0f);
                case Task.Post.Sigmoid sigmoid ->
                        posts.append_eltwise(dnnl_eltwise_logistic, 0f, 0f);
            }
        }
    }

    private void binary(int algorithm, memory operand) {
        int index = posts.len();
        posts.append_binary(algorithm, operand.get_desc());
        arguments.put(DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * (index + 1) | DNNL_ARG_SRC_1, operand);
    }

    primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(posts);
        return attributes;
    }

    void addTo(IntMemoryMap map) {
        arguments.forEach(map::put);
    }
}
