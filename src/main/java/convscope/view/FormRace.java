package convscope.view;

import convscope.bench.Noise;
import convscope.bench.Rounds;
import convscope.bench.Timings;
import convscope.bench.Trial;
import convscope.catalog.ResNeXt;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.view.run.EngineMaker;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs one ResNeXt block in its three forms in turns, on the engine that the window uses but not on
 * its thread: what the forms cost where they run.
 */
final class FormRace {

    private static final long SEED = 1;
    private static final Rounds ROUNDS = new Rounds(15, 4);

    private final EngineMaker engines;

    FormRace(EngineMaker engines) {
        this.engines = engines;
    }

    /**
     * {@return the times of A, B and C, in this order}
     *
     * @param input what feeds the block
     * @throws IOException in one sentence, if they cannot be run
     */
    List<Timings> run(ResNeXt block, Shape input, EngineSettings settings) throws IOException {
        List<Weights> held = new ArrayList<>();
        try (ForwardEngine engine = engines.make(settings);
                INDArray maps = Noise.of(input)) {
            List<Trial> trials = new ArrayList<>();
            for (ResNeXt.Form form : ResNeXt.Form.values()) {
                Graph graph = graph(block.withForm(form), input);
                Weights weights = SeededWeights.of(graph, SEED);
                held.add(weights);
                trials.add(new Trial(engine, new Pass(graph, weights, maps, Set.of())));
            }
            return ROUNDS.of(trials);
        } catch (EngineException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            held.forEach(Weights::close);
        }
    }

    private static Graph graph(ResNeXt block, Shape input) {
        return Lowered.of(new Design("form", input, Sequence.of(block))).graph();
    }
}
