package convscope.run;

import convscope.bench.Contestant;
import convscope.bench.Noise;
import convscope.bench.Rounds;
import convscope.bench.Timings;
import convscope.bench.Trial;
import convscope.catalog.ResNeXt;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs one ResNeXt block in its three forms in turns, on the engine that the window uses but not on
 * its thread: what the forms cost where they run.
 */
public final class FormRace implements Newest.Answering<FormRace.Question, Reply<List<Timings>>> {

    private static final long SEED = 1;
    private static final Rounds ROUNDS = new Rounds(15, 4);

    private final EngineMaker engines;

    /**
     * @param block in any form
     * @param input what feeds the block
     */
    public record Question(ResNeXt block, Shape input, EngineSettings settings) {}

    FormRace(EngineMaker engines) {
        this.engines = engines;
    }

    /**
     * {@return where races are asked for}
     *
     * @param screen where the listener is called, {@code Platform::runLater}
     * @param listener is told the times of A, B and C, in this order
     */
    public static Newest<Question, Reply<List<Timings>>> start(
            EngineMaker engines, Executor screen, Consumer<Reply<List<Timings>>> listener) {
        return new Newest<>("form race", needed -> new FormRace(engines), screen, listener);
    }

    @Override
    public void answer(Question question, Newest.Telling<Reply<List<Timings>>> telling)
            throws EngineException {
        telling.tell(new Reply.Done<>(race(question, telling.eager())));
    }

    private List<Timings> race(Question question, Watch watch) throws EngineException {
        List<Weights> held = new ArrayList<>();
        try (ForwardEngine engine = engines.make(question.settings);
                INDArray maps = Noise.of(question.input)) {
            List<Contestant<EngineException>> contestants = new ArrayList<>();
            for (ResNeXt.Form form : ResNeXt.Form.values()) {
                Graph graph = graph(question.block.withForm(form), question.input);
                Weights weights = SeededWeights.of(graph, SEED);
                held.add(weights);
                Trial trial = new Trial(engine, new Pass(graph, weights, maps, Set.of()));
                contestants.add(trial.until(watch::cancelled));
            }
            return ROUNDS.of(contestants);
        } finally {
            held.forEach(Weights::close);
        }
    }

    @Override
    public Reply<List<Timings>> failed(Question question, Throwable failure) {
        return new Reply.Failed<>(failure);
    }

    private static Graph graph(ResNeXt block, Shape input) {
        return Lowered.of(new Design("form", input, Sequence.of(block))).graph();
    }
}
