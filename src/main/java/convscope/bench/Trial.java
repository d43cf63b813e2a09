package convscope.bench;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;

/**
 * One engine on one pass: what a caller waits for, from the input in row-major order to the output
 * in row-major order.
 */
public record Trial(ForwardEngine engine, Pass pass) implements Contestant<EngineException> {

    @Override
    public double run() throws EngineException {
        long start = System.nanoTime();
        try (Activations _ = engine.run(pass, Watch.NONE)) {
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /**
     * {@return how long a pass took that had to be planned, in milliseconds, without the pass's own
     * time: layouts chosen, weights packed; next to nothing on a second call}
     */
    public double plan() throws EngineException {
        long start = System.nanoTime();
        try (Activations done = engine.run(pass, Watch.NONE)) {
            return Math.max(0, (System.nanoTime() - start) / 1e6 - done.milliseconds());
        }
    }
}
