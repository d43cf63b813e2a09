package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;

import convscope.engine.plan.Folded;
import convscope.engine.plan.Task;
import convscope.graph.Node;
import convscope.graph.Role;
import convscope.weights.Weights;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * What a convolution or a product adds to each output channel: its own bias, and what batch norm
 * leaves when it is folded into the weights.
 *
 * @param numbers null where nothing is added
 */
record Bias(float @Nullable [] numbers) {

    static Bias of(Task task, Weights weights) {
        Node node = task.base();
        float[] own =
                node.tensors().containsKey(Role.BIAS)
                        ? Folded.tensor(node, Role.BIAS, weights)
                        : null;
        return new Bias(
                task.folded().isPresent()
                        ? Folded.of(task.folded().get(), weights).bias(own)
                        : own);
    }

    /** {@return the description that a primitive is told: an empty one where nothing is added} */
    memory.desc described(memory.desc vector) {
        return numbers == null ? new memory.desc() : vector;
    }

    void addTo(IntMemoryMap arguments, memory.desc vector, engine cpu) {
        if (numbers != null) {
            arguments.put(DNNL_ARG_BIAS, Values.holding(numbers, vector, cpu));
        }
    }
}
