package convscope.engine.cuda;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.Pass;
import convscope.engine.Watch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A graph on the card, to be run many times. The first passes queue call by call. A plan that is
 * still in use then gets measured algorithms and a recording of its queue, and keeps the recording
 * if that is faster.
 */
final class CudaPlan implements AutoCloseable {

    /** Dragging a slider makes a plan for every step, each of which runs once or twice. */
    private static final int TUNED_AT = 3;

    /** A recording cannot be stopped: a longer pass runs call by call. */
    private static final long LONGEST_REPLAY = 100_000_000;

    /** So many tasks are queued ahead of somebody who may stop them. */
    private static final int AHEAD = 16;

    private final Card card;
    private final Rim rim;
    private final Program program;
    private final CardWeights weights;
    private final Algorithms algorithms;
    private LoadedProgram loaded;
    private Card.@Nullable Replay replay;
    private Map<Integer, Long> times = Map.of();
    private int passes;
    private boolean outdated;

    CudaPlan(Card card, Pass pass, CardWeights weights, Algorithms algorithms)
            throws CardException, EngineException {
        this.card = card;
        this.weights = weights;
        this.algorithms = algorithms;
        this.program =
                Planner.program(
                        pass.graph(), pass.keep(), pass.input().size(0), weights.magnitudes());
        this.rim = Rim.of(pass, program);
        this.loaded = new LoadedProgram(card, program, weights, algorithms);
    }

    /** {@return the values, with the times of the last pass that was queued call by call} */
    Activations run(Pass pass, Watch watch) throws CardException {
        if (watch.cancelled()) {
            throw new CancellationException();
        }
        if (passes == TUNED_AT - 1) {
            tune(pass.input(), watch);
        }
        passes++;
        long start = System.nanoTime();
        rim.enter(pass.input(), loaded.host());
        if (replay == null) {
            direct(watch);
        } else {
            loaded.mark(0);
            replay.queue();
            loaded.mark(loaded.steps());
            card.await();
            watch.progress(tasks(), tasks());
        }
        OptionalLong onCard = OptionalLong.of(loaded.nanoseconds());
        Map<Integer, INDArray> values = rim.leave(pass.input(), loaded.host());
        long took = System.nanoTime() - start;
        return new Activations(values, pass.graph().result(), took, times, onCard);
    }

    private int tasks() {
        return loaded.steps() - 2;
    }

    /** The first step loads, the last joins; those between are the tasks. */
    private void direct(Watch watch) throws CardException {
        loaded.mark(0);
        for (int step = 0; step < loaded.steps(); step++) {
            if (watch.cancelled()) {
                card.await();
                throw new CancellationException();
            }
            loaded.queue(step);
            loaded.mark(step + 1);
            if (!watch.equals(Watch.NONE) && step % AHEAD == AHEAD - 1) {
                card.await();
            }
            if (step > 0 && step <= tasks()) {
                watch.progress(step, tasks());
            }
        }
        card.await();
        times = timed();
    }

    private Map<Integer, Long> timed() throws CardException {
        Map<Integer, Long> timed = new HashMap<>();
        for (int step = 1; step <= tasks(); step++) {
            timed.merge(program.steps().get(step).node(), loaded.nanoseconds(step), Long::sum);
        }
        return timed;
    }

    private void tune(INDArray input, Watch watch) throws CardException {
        measure(watch);
        if (outdated) {
            loaded.close();
            loaded = new LoadedProgram(card, program, weights, algorithms);
            outdated = false;
        }
        rim.enter(input, loaded.host());
        long direct = took(() -> direct(Watch.NONE));
        if (direct < LONGEST_REPLAY) {
            Optional<Card.Replay> recorded = recorded();
            if (recorded.isPresent()) {
                keepIfFaster(recorded.get(), direct);
            }
        }
    }

    /**
     * {@return the recording; empty where the libraries queue something that cannot be recorded}
     */
    private Optional<Card.Replay> recorded() {
        try {
            return Optional.of(card.record(loaded::queueAll));
        } catch (CardException refused) {
            return Optional.empty();
        }
    }

    private void keepIfFaster(Card.Replay recorded, long direct) throws CardException {
        boolean faster = false;
        try {
            // The first time it is carried to the card as well.
            took(recorded::queue);
            faster = took(recorded::queue) < direct;
        } finally {
            if (faster) {
                replay = recorded;
            } else {
                recorded.close();
            }
        }
    }

    /** What was measured until somebody stopped it is not measured again. */
    private void measure(Watch watch) throws CardException {
        for (Call call : program.calls()) {
            if (watch.cancelled()) {
                throw new CancellationException();
            }
            if (call instanceof Call.Convolve convolve) {
                outdated |= algorithms.measure(convolve.convolution());
            } else if (call instanceof Call.ConvolveAndRectify convolve) {
                outdated |= algorithms.measure(convolve.convolution());
            }
        }
    }

    private long took(Card.Queueing queueing) throws CardException {
        long start = card.clock();
        queueing.run();
        card.await();
        return card.clock() - start;
    }

    @Override
    public void close() {
        if (replay != null) {
            replay.close();
            replay = null;
        }
        loaded.close();
    }
}
