package convscope.proof;

import convscope.bench.Contestant;
import convscope.bench.Rounds;
import convscope.bench.Timings;
import convscope.bench.Trial;
import convscope.engine.Activations;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs two sides on the same inputs: in float32 on every engine that runs here, in float64 on the
 * reference. It holds the engines between comparisons, and is used by one thread at a time, never
 * the JavaFX one.
 *
 * <p>A pass over a side holds no more than that side's own values: outputs are compared and closed
 * one input at a time.
 */
public final class Prover implements AutoCloseable {

    private final ForwardEngine reference;
    private final List<ForwardEngine> engines;

    /**
     * @throws EngineException if not even the reference engine runs here
     */
    public Prover() throws EngineException {
        this(Engines.reference(), Engines.fast(false));
    }

    /**
     * @param fast what runs here beside the reference, the fastest last; closed with this
     */
    Prover(ForwardEngine reference, List<ForwardEngine> fast) {
        this.reference = reference;
        this.engines = Stream.concat(Stream.of(reference), fast.stream()).toList();
    }

    /**
     * {@return one finding an engine, but for those whose device cannot do such a pass: the largest
     * difference over all inputs}
     *
     * @param inputs of the weights' type; float64 is compared on the reference engine only
     * @param watch told after each pass; asked between any two operations
     * @throws CancellationException if the watch said so; nothing is left behind
     * @throws EngineException if a pass cannot be done
     * @throws IllegalArgumentException if the two give outputs of different shapes
     */
    public List<Finding> compare(Side first, Side second, Inputs inputs, Watch watch)
            throws EngineException {
        Precision precision = Precision.of(inputs.arrays().getFirst().dataType());
        List<ForwardEngine> chosen = precision == Precision.FLOAT32 ? engines : List.of(reference);
        Passes passes = new Passes(watch, 2 * chosen.size() * inputs.arrays().size());
        List<Finding> findings = new ArrayList<>();
        for (ForwardEngine engine : chosen) {
            try {
                findings.add(compare(engine, first, second, inputs, passes));
            } catch (EngineException failed) {
                requireOthers(engine, failed);
            }
        }
        return findings;
    }

    /** A card that cannot hold these passes proves nothing, and disproves nothing. */
    private void requireOthers(ForwardEngine engine, EngineException failed)
            throws EngineException {
        if (engine.equals(reference) || !failed.mayRunElsewhere()) {
            throw failed;
        }
    }

    private static Finding compare(
            ForwardEngine engine, Side first, Side second, Inputs inputs, Passes passes)
            throws EngineException {
        List<Difference> differences = new ArrayList<>();
        int worst = 0;
        for (INDArray input : inputs.arrays()) {
            try (Activations expected = passes.run(engine, first, input);
                    Activations actual = passes.run(engine, second, input)) {
                differences.add(Difference.of(expected.output(), actual.output()));
            }
            int last = differences.size() - 1;
            if (differences.get(last).relative() > differences.get(worst).relative()) {
                worst = last;
            }
        }
        Precision precision = Precision.of(inputs.arrays().getFirst().dataType());
        return new Finding(engine.name(), precision, differences.get(worst), worst);
    }

    /**
     * {@return how far apart the two are at every place of the output, on the fastest engine that
     * takes such numbers}
     *
     * @param input [1, C, H, W], of the weights' type
     * @throws CancellationException if the watch said so; nothing is left behind
     * @throws EngineException if a pass cannot be done
     * @throws IllegalArgumentException if the two give outputs of different shapes
     */
    public DifferenceMap map(Side first, Side second, INDArray input, Watch watch)
            throws EngineException {
        List<ForwardEngine> chosen =
                input.dataType() == DataType.FLOAT ? engines.reversed() : List.of(reference);
        for (ForwardEngine engine : chosen) {
            try {
                return map(engine, first, second, input, watch);
            } catch (EngineException failed) {
                requireOthers(engine, failed);
            }
        }
        throw new IllegalStateException("the reference is among them");
    }

    private static DifferenceMap map(
            ForwardEngine engine, Side first, Side second, INDArray input, Watch watch)
            throws EngineException {
        Passes passes = new Passes(watch, 2);
        try (Activations expected = passes.run(engine, first, input);
                Activations actual = passes.run(engine, second, input)) {
            return DifferenceMap.of(expected.output(), actual.output());
        }
    }

    /**
     * {@return how long each engine takes for either side, in turns, in float32, but for those
     * whose device cannot do such a pass}
     *
     * @param input [1, C, H, W], float32 as both sides' weights
     * @param rounds how often, and for how long at most
     * @throws CancellationException if the watch said so between two runs; nothing is left behind
     * @throws EngineException if a pass cannot be done
     */
    public List<Pace> pace(Side first, Side second, INDArray input, Rounds rounds, Watch watch)
            throws EngineException {
        List<Pace> paces = new ArrayList<>();
        for (ForwardEngine engine : engines) {
            try {
                List<Timings> timings =
                        rounds.of(
                                List.of(
                                        timed(engine, first, input, watch),
                                        timed(engine, second, input, watch)));
                paces.add(new Pace(engine.name(), timings.getFirst(), timings.getLast()));
            } catch (EngineException failed) {
                requireOthers(engine, failed);
            }
            watch.progress(paces.size(), engines.size());
        }
        return paces;
    }

    private static Contestant<EngineException> timed(
            ForwardEngine engine, Side side, INDArray input, Watch watch) {
        Trial trial = new Trial(engine, pass(side, input));
        return () -> {
            if (watch.cancelled()) {
                throw new CancellationException("the measurement was cancelled");
            }
            return trial.run();
        };
    }

    private static Pass pass(Side side, INDArray input) {
        return new Pass(side.graph(), side.weights(), input, Set.of());
    }

    @Override
    public void close() {
        engines.forEach(ForwardEngine::close);
    }

    /** The passes of one comparison: the watch hears of whole passes. */
    private static final class Passes {

        private final Watch watch;
        private final int of;
        private int done;

        Passes(Watch watch, int of) {
            this.watch = watch;
            this.of = of;
        }

        Activations run(ForwardEngine engine, Side side, INDArray input) throws EngineException {
            Activations values = engine.run(pass(side, input), quietly());
            watch.progress(++done, of);
            return values;
        }

        private Watch quietly() {
            return new Watch() {
                @Override
                public boolean cancelled() {
                    return watch.cancelled();
                }

                @Override
                public void progress(int operations, int ofOperations) {}
            };
        }
    }
}
