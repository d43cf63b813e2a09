package convscope.bench;

import convscope.engine.EngineException;
import convscope.engine.Engines;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
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
 * @param peak the machine's, measured before and after the engines
 * @param engines in the order asked for
 */
public record EngineBench(Peak peak, List<Standing> engines) {

    private static final long SEED = 1;

    /**
     * What was measured of one engine.
     *
     * @param planning milliseconds that the first pass took beyond its own time
     * @param timings of passes on the plan
     */
    public record Standing(String engine, String device, double planning, Timings timings) {}

    /**
     * {@return what was measured now}
     *
     * @param names the words of the command line; an empty list stands for all that run here
     * @throws EngineException if one of them is unknown, cannot run here, or cannot do the pass
     */
    public static EngineBench measure(Graph graph, List<String> names, Rounds rounds)
            throws EngineException {
        List<ForwardEngine> engines = names.isEmpty() ? all() : byName(names);
        try (Weights weights = SeededWeights.of(graph, SEED);
                INDArray input = Noise.of(graph.input())) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            Peak before = Peak.measure();
            List<Standing> standings = measure(engines, pass, rounds);
            return new EngineBench(before.or(Peak.measure()), standings);
        } finally {
            engines.forEach(ForwardEngine::close);
        }
    }

    private static List<Standing> measure(List<ForwardEngine> engines, Pass pass, Rounds rounds)
            throws EngineException {
        List<Trial> trials = engines.stream().map(engine -> new Trial(engine, pass)).toList();
        List<Double> planning = new ArrayList<>();
        for (Trial trial : trials) {
            planning.add(trial.plan());
        }
        List<Timings> timings = rounds.of(trials);
        List<Standing> standings = new ArrayList<>();
        for (int at = 0; at < trials.size(); at++) {
            ForwardEngine engine = engines.get(at);
            standings.add(
                    new Standing(
                            engine.name(), engine.device(), planning.get(at), timings.get(at)));
        }
        return standings;
    }

    private static List<ForwardEngine> byName(List<String> names) throws EngineException {
        List<ForwardEngine> engines = new ArrayList<>();
        try {
            for (String name : names.stream().distinct().toList()) {
                engines.add(Engines.byName(name));
            }
            return engines;
        } catch (EngineException wrong) {
            engines.forEach(ForwardEngine::close);
            throw wrong;
        }
    }

    private static List<ForwardEngine> all() {
        return Engines.names().stream()
                .filter(name -> !name.equals(Engines.AUTO))
                .flatMap(name -> ifItRunsHere(name).stream())
                .toList();
    }

    private static Optional<ForwardEngine> ifItRunsHere(String name) {
        try {
            return Optional.of(Engines.byName(name));
        } catch (EngineException notHere) {
            return Optional.empty();
        }
    }
}
