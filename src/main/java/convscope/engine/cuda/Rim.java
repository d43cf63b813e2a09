package convscope.engine.cuda;

import convscope.engine.Pass;
import convscope.engine.plan.RowMajor;
import convscope.graph.Graph;
import convscope.model.Shape;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Between tensors and page-locked memory.
 *
 * @param fetched where each wanted value begins there
 */
record Rim(Graph graph, long batch, boolean keepsInput, Map<Integer, Long> fetched) {

    static Rim of(Pass pass, Program program) {
        Graph graph = pass.graph();
        return new Rim(
                graph,
                pass.input().size(0),
                pass.keep().contains(Graph.INPUT) || graph.result() == Graph.INPUT,
                program.fetched());
    }

    void enter(INDArray input, Card.Pinned host) {
        try (RowMajor plain = RowMajor.of(input)) {
            Pointer.memcpy(host.numbers(), plain.numbers(), input.length() * Float.BYTES);
        }
    }

    /** {@return the wanted values, for the caller to close} */
    Map<Integer, INDArray> leave(INDArray input, Card.Pinned host) {
        Map<Integer, INDArray> values = new HashMap<>();
        boolean done = false;
        try {
            fetched.forEach((value, first) -> values.put(value, copy(value, first, host)));
            if (keepsInput) {
                values.put(Graph.INPUT, input.dup('c'));
            }
            done = true;
            return values;
        } finally {
            if (!done) {
                values.values().forEach(INDArray::close);
            }
        }
    }

    private INDArray copy(int value, long first, Card.Pinned host) {
        Shape shape = graph.shape(value);
        long[] sizes =
                graph.vector(value)
                        ? new long[] {batch, shape.channels()}
                        : new long[] {batch, shape.channels(), shape.height(), shape.width()};
        INDArray target = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'c');
        Pointer.memcpy(
                target.data().addressPointer(),
                host.numbers().getPointer(first),
                target.length() * Float.BYTES);
        return target;
    }
}
