package convscope.bench;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.engine.Verification;
import convscope.engine.Verification.Expected;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What engines need for a graph, batch 1, on seeded weights, and what the machine can do at most.
 *
 * @param peak the machine's in float32, measured before and after the engines
 * @param fastPeak the same in bf16, if one of the engines computes in it
 * @param engines in the order asked for
 */
public record EngineBench(Peak peak, Optional<Peak> fastPeak, List<Standing> engines) {

    private static final long SEED = 1;

    /**
     * What was measured of one engine.
     *
     * @param fastMath whether it was told to compute in bf16
     * @param planning milliseconds that the first pass took beyond its own time
     * @param timings of passes on the plan
     * @param difference the largest between its output and the first engine's, as a part of the
     *     largest of the first's values
     */
    public record Standing(
            String engine,
            String device,
            boolean fastMath,
            double planning,
            Timings timings,
            double difference) {}

    /** {@return what the engine's time is to be held against} */
    public Peak peak(Standing standing) {
        return standing.fastMath() ? fastPeak.orElse(peak) : peak;
    }

    /**
     * {@return what was measured now}
     *
     * @param contestants engines as they are told to compute; the first is what the others' outputs
     *     are compared with
     * @throws EngineException if one of them is unknown, cannot run here, or cannot do the pass
     */
    public static EngineBench measure(Graph graph, List<EngineSettings> contestants, Rounds rounds)
            throws EngineException {
        Room.requireWeights(graph);
        Room.requireInput(graph.input());
        List<ForwardEngine> engines = opened(contestants);
        try (Weights weights = SeededWeights.of(graph, SEED);
                INDArray input = Noise.of(graph.input())) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            boolean fast = contestants.stream().anyMatch(EngineSettings::fastMath);
            Peak peak = Peak.measure(false);
            Optional<Peak> fastPeak = fast ? Optional.of(Peak.measure(true)) : Optional.empty();
            List<Standing> standings = measure(engines, contestants, pass, rounds);
            return new EngineBench(
                    peak.or(Peak.measure(false)),
                    fastPeak.map(before -> before.or(Peak.measure(true))),
                    standings);
        } finally {
            engines.forEach(ForwardEngine::close);
        }
    }

    private static List<Standing> measure(
            List<ForwardEngine> engines, List<EngineSettings> settings, Pass pass, Rounds rounds)
            throws EngineException {
        List<Trial> trials = engines.stream().map(engine -> new Trial(engine, pass)).toList();
        List<Double> planning = new ArrayList<>();
        for (Trial trial : trials) {
            planning.add(trial.plan());
        }
        List<Timings> timings = rounds.of(trials);
        List<Double> differences = differences(engines, pass);
        List<Standing> standings = new ArrayList<>();
        for (int at = 0; at < trials.size(); at++) {
            ForwardEngine engine = engines.get(at);
            standings.add(
                    new Standing(
                            engine.name(),
                            engine.device(),
                            settings.get(at).fastMath(),
                            planning.get(at),
                            timings.get(at),
                            differences.get(at)));
        }
        return standings;
    }

    private static List<Double> differences(List<ForwardEngine> engines, Pass pass)
            throws EngineException {
        List<Double> differences = new ArrayList<>();
        try (Activations first = engines.getFirst().run(pass, Watch.NONE)) {
            List<Expected> expected = List.of(new Expected(pass.graph().result(), first.output()));
            for (ForwardEngine engine : engines) {
                differences.add(
                        Verification.of("output", engine, pass, expected, Double.MAX_VALUE)
                                .relative());
            }
        }
        return differences;
    }

    private static List<ForwardEngine> opened(List<EngineSettings> contestants)
            throws EngineException {
        List<ForwardEngine> engines = new ArrayList<>();
        try {
            for (EngineSettings settings : contestants) {
                engines.add(Engines.of(settings));
            }
            return engines;
        } catch (EngineException wrong) {
            engines.forEach(ForwardEngine::close);
            throw wrong;
        }
    }
}
