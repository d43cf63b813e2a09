package convscope.view.run;

import convscope.bench.Rounds;
import convscope.bench.Timings;
import convscope.bench.Trial;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.says.Failure;
import convscope.says.Log;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How long designs take on the fastest engine, whatever their weights: measured one after the other
 * on a background thread; the newest request wins.
 */
public final class DesignClock implements AutoCloseable {

    private static final Rounds ROUNDS = new Rounds(7, 0.5);

    private final EngineMaker engines;
    private final Executor screen;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> Thread.ofPlatform().daemon().name("design clock").unstarted(work));
    private final AtomicLong newest = new AtomicLong();

    /**
     * @param screen where times are told, {@code Platform::runLater}
     */
    public DesignClock(EngineMaker engines, Executor screen) {
        this.engines = engines;
        this.screen = screen;
    }

    /**
     * Measures each graph, in order; one that cannot be run is passed over.
     *
     * @param listener is told index and times of each
     */
    public void measure(List<Graph> graphs, BiConsumer<Integer, Timings> listener) {
        long mine = newest.incrementAndGet();
        thread.execute(() -> measure(graphs, listener, mine));
    }

    /** Gives up what is not measured yet. */
    public void stop() {
        newest.incrementAndGet();
    }

    private void measure(List<Graph> graphs, BiConsumer<Integer, Timings> listener, long mine) {
        if (newest.get() != mine) {
            return;
        }
        try (ForwardEngine fastest = engines.make(EngineSettings.USUAL)) {
            for (int i = 0; i < graphs.size() && newest.get() == mine; i++) {
                int index = i;
                Timings timings = measure(fastest, graphs.get(i));
                screen.execute(
                        () -> {
                            if (newest.get() == mine) {
                                listener.accept(index, timings);
                            }
                        });
            }
        } catch (EngineException | RuntimeException | Error unmeasured) {
            // Without a time the rest of a preview still holds.
            Log.ofThisUser().keep(Failure.of(unmeasured));
        }
    }

    private static Timings measure(ForwardEngine fastest, Graph graph) throws EngineException {
        Shape in = graph.input();
        try (Weights weights = SeededWeights.of(graph, 0);
                INDArray input =
                        Nd4j.ones(DataType.FLOAT, 1, in.channels(), in.height(), in.width())) {
            Trial trial = new Trial(fastest, new Pass(graph, weights, input, Set.of()));
            trial.plan();
            return ROUNDS.of(List.of(trial)).getFirst();
        }
    }

    @Override
    public void close() {
        stop();
        thread.shutdown();
    }
}
