package convscope.engine.nd4j;

import convscope.engine.Activations;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One pass under way: the values that somebody still needs. */
final class Nd4jPass implements AutoCloseable {

    private final Pass pass;
    private final Lifetimes lifetimes;
    private final Operations operations;
    private final Map<Integer, INDArray> live = new HashMap<>();
    private final Map<Integer, Long> nanoseconds = new HashMap<>();

    Nd4jPass(Pass pass, Lifetimes lifetimes) {
        PassCheck.check(pass);
        this.pass = pass;
        this.lifetimes = lifetimes;
        this.operations = new Operations(pass.graph(), pass.weights());
    }

    Activations run(Watch watch) {
        long start = System.nanoTime();
        if (lifetimes.kept(Graph.INPUT)) {
            live.put(Graph.INPUT, pass.input().dup('c'));
        }
        List<Node> nodes = lifetimes.toCompute();
        for (int done = 0; done < nodes.size(); done++) {
            if (watch.cancelled()) {
                throw new CancellationException("the pass was cancelled");
            }
            step(nodes.get(done));
            watch.progress(done + 1, nodes.size());
        }
        return handOut(System.nanoTime() - start);
    }

    private void step(Node node) {
        long start = System.nanoTime();
        List<INDArray> inputs = node.inputs().stream().map(this::value).toList();
        live.put(node.index(), operations.compute(node, inputs));
        nanoseconds.put(node.index(), System.nanoTime() - start);
        for (int over : lifetimes.overAfter(node)) {
            value(over).close();
            live.remove(over);
        }
    }

    private INDArray value(int index) {
        INDArray value = live.get(index);
        return value == null ? pass.input() : value;
    }

    /** What is left is what was asked for; it leaves this pass. */
    private Activations handOut(long nanosecondsInAll) {
        live.replaceAll((index, value) -> pass.graph().vector(index) ? vector(value) : value);
        Activations result =
                new Activations(live, pass.graph().result(), nanosecondsInAll, nanoseconds);
        live.clear();
        return result;
    }

    private static INDArray vector(INDArray value) {
        try (value) {
            return value.reshape('c', value.size(0), value.size(1)).dup('c');
        }
    }

    /** Frees what a pass that did not end has left. */
    @Override
    public void close() {
        live.values().forEach(INDArray::close);
        live.clear();
    }
}
