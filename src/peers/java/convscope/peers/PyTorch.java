package convscope.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * PyTorch in eager mode: operation by operation, each value freed after its last reader, as Python
 * does. Its threads are set by {@code ai.djl.pytorch.num_threads}.
 */
final class PyTorch implements Runner {

    private final Graph graph;
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final TorchOperations operations;
    private final NDArray input;

    /** By node: the values that nobody reads after it. */
    private final List<List<Integer>> over;

    PyTorch(Pass pass) {
        this.graph = pass.graph();
        Map<String, NDArray> tensors = new HashMap<>();
        for (String name : pass.weights().names()) {
            tensors.put(name, tensor(pass.weights().get(name)));
        }
        this.operations = new TorchOperations(tensors);
        this.input = tensor(pass.input());
        this.over = over(graph);
    }

    private NDArray tensor(INDArray array) {
        return manager.create(array.data().asFloat(), new Shape(array.shape()));
    }

    private static List<List<Integer>> over(Graph graph) {
        Map<Integer, Integer> last = new HashMap<>();
        List<List<Integer>> over = new ArrayList<>();
        for (Node node : graph.nodes()) {
            over.add(new ArrayList<>());
            last.put(node.index(), node.index());
            node.inputs().forEach(read -> last.put(read, node.index()));
        }
        last.remove(Graph.INPUT);
        last.remove(graph.result());
        last.forEach((value, reader) -> over.get(reader).add(value));
        return over;
    }

    private NDArray forward() {
        NDArray[] values = new NDArray[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            List<NDArray> inputs = new ArrayList<>(node.inputs().size());
            for (int read : node.inputs()) {
                inputs.add(read == Graph.INPUT ? input : values[read]);
            }
            values[node.index()] = operations.compute(node, inputs);
            for (int gone : over.get(node.index())) {
                values[gone].close();
            }
        }
        return values[graph.result()];
    }

    @Override
    public double run() {
        long start = System.nanoTime();
        try (NDArray _ = forward()) {
            return (System.nanoTime() - start) / 1e6;
        }
    }

    @Override
    public float[] output() {
        try (NDArray output = forward()) {
            return output.toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
