package convscope.run;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How long designs take on the fastest engine, whatever their weights, one after the other. */
public final class DesignClock implements Newest.Answering<List<Graph>, DesignClock.Measured> {

    private static final Rounds ROUNDS = new Rounds(7, 0.5);

    private final EngineMaker engines;

    /**
     * The times of some of the graphs.
     *
     * @param graphs what was to be measured
     * @param timings of the first ones, in order
     */
    public record Measured(List<Graph> graphs, List<Timings> timings) {
        public Measured {
            graphs = List.copyOf(graphs);
            timings = List.copyOf(timings);
        }
    }

    private DesignClock(EngineMaker engines) {
        this.engines = engines;
    }

    /**
     * {@return where times are asked for}
     *
     * @param screen where times are told, {@code Platform::runLater}
     * @param listener is told after each graph
     */
    public static Newest<List<Graph>, Measured> start(
            EngineMaker engines, Executor screen, Consumer<Measured> listener) {
        return new Newest<>("design clock", needed -> new DesignClock(engines), screen, listener);
    }

    @Override
    public void answer(List<Graph> graphs, Newest.Telling<Measured> telling)
            throws EngineException {
        List<Timings> timings = new ArrayList<>();
        try (ForwardEngine fastest = engines.make(EngineSettings.USUAL)) {
            for (int i = 0; i < graphs.size() && !telling.outdated(); i++) {
                timings.add(measure(fastest, graphs.get(i)));
                telling.tell(new Measured(graphs, timings));
            }
        }
    }

    /** Without a time the rest of a preview still holds. */
    @Override
    public Measured failed(List<Graph> graphs, Throwable failure) {
        Log.ofThisUser().keep(Failure.of(failure));
        return new Measured(graphs, List.of());
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
}
