package convscope.engine;

import convscope.graph.Graph;
import convscope.weights.Weights;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One forward pass to be done. The engine reads weights and input and closes neither.
 *
 * @param graph what to compute
 * @param weights every tensor that {@link Graph#tensors} names
 * @param input [N, C, H, W], float32 or float64 as the weights are, 'c' order
 * @param keep indices of the nodes whose values are wanted beside the output
 */
public record Pass(Graph graph, Weights weights, INDArray input, Set<Integer> keep) {

    public Pass {
        keep = Set.copyOf(keep);
    }
}
