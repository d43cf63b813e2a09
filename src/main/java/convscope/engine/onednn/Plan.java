package convscope.engine.onednn;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.engine.Watch;
import convscope.engine.plan.Fusion;
import convscope.engine.plan.RowMajor;
import convscope.engine.plan.Task;
import convscope.graph.Graph;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A graph made ready: primitives, packed weights and memory, to be run many times. */
final class Plan implements AutoCloseable {

    private final Graph graph;
    private final Set<Integer> wanted;
    private final List<Task> tasks;
    private final List<Step> steps;
    private final Values values;
    private final OutsideCopy enter;
    private final Map<Integer, OutsideCopy> leave = new HashMap<>();
    private final PointerScope scope;

    Plan(
            engine cpu,
            Layouts layouts,
            Graph graph,
            Set<Integer> keep,
            long batch,
            PackedWeights packed)
            throws EngineException {
        this.graph = graph;
        this.wanted = new HashSet<>(keep);
        wanted.add(graph.result());
        this.tasks = Fusion.tasks(graph, wanted, packed.magnitudes());
        try (PointerScope building = new PointerScope()) {
            this.values = new Values(cpu, layouts, graph, batch, tasks, handedOut(batch), packed);
            Steps make = new Steps(values, packed);
            this.steps = steps(make);
            this.enter = OutsideCopy.in(Graph.INPUT, values);
            wanted.stream()
                    .filter(value -> value != Graph.INPUT)
                    .forEach(value -> leave.put(value, OutsideCopy.out(value, values)));
            this.scope = building.extend();
        }
    }

    /** What only led to a step goes with the scope that it was made in. */
    private List<Step> steps(Steps make) {
        List<Step> made = new ArrayList<>(tasks.size());
        try {
            for (Task task : tasks) {
                try (PointerScope _ = new PointerScope()) {
                    made.add(make.of(task));
                }
            }
            return made;
        } catch (Throwable incomplete) {
            made.forEach(Step::close);
            throw incomplete;
        }
    }

    /** The bytes of the copies that leave. */
    private long handedOut(long batch) {
        return Float.BYTES
                * wanted.stream().mapToLong(value -> Room.numbers(graph.shape(value), batch)).sum();
    }

    Activations run(Pass pass, stream queue, Watch watch) {
        Map<Integer, INDArray> kept = new HashMap<>();
        Map<Integer, Long> times = new HashMap<>();
        long start = System.nanoTime();
        boolean done = false;
        try (PointerScope _ = new PointerScope()) {
            load(pass.input(), queue);
            if (wanted.contains(Graph.INPUT)) {
                kept.put(Graph.INPUT, pass.input().dup('c'));
            }
            for (int index = 0; index < steps.size(); index++) {
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
                Task task = tasks.get(index);
                long before = System.nanoTime();
                steps.get(index).run(queue);
                queue._wait();
                times.put(timed(task), System.nanoTime() - before);
                if (wanted.contains(task.result())) {
                    kept.put(task.result(), fetch(task.result(), queue));
                }
                watch.progress(index + 1, steps.size());
            }
            done = true;
            return new Activations(kept, graph.result(), System.nanoTime() - start, times);
        } finally {
            if (!done) {
                kept.values().forEach(INDArray::close);
            }
        }
    }

    /** A task's time is its base's; partial sums count to the convolution that adds them. */
    private static int timed(Task task) {
        return task.base().index();
    }

    private void load(INDArray input, stream queue) {
        try (RowMajor plain = RowMajor.of(input)) {
            enter.run(plain.numbers(), queue);
        }
    }

    private INDArray fetch(int value, stream queue) {
        Shape shape = values.shape(value);
        long[] sizes =
                graph.vector(value)
                        ? new long[] {values.batch(), shape.channels()}
                        : new long[] {
                            values.batch(), shape.channels(), shape.height(), shape.width()
                        };
        INDArray target = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'c');
        Objects.requireNonNull(leave.get(value)).run(target.data().addressPointer(), queue);
        return target;
    }

    @Override
    public void close() {
        steps.forEach(Step::close);
        scope.close();
    }
}
