package convscope.peers;

import convscope.bench.Trial;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;

/** The program's own fast engine. */
final class Ours implements Runner {

    private final Trial trial;

    Ours(Pass pass) throws EngineException {
        this.trial = new Trial(Engines.byName("onednn"), pass);
    }

    /** {@return how long a fresh engine plans, in milliseconds} */
    static double plan(Pass pass) throws EngineException {
        try (ForwardEngine fresh = Engines.byName("onednn")) {
            return new Trial(fresh, pass).plan();
        }
    }

    @Override
    public double run() throws EngineException {
        return trial.run();
    }

    @Override
    public float[] output() throws EngineException {
        try (Activations done = trial.engine().run(trial.pass(), Watch.NONE)) {
            return done.output().data().asFloat();
        }
    }

    @Override
    public void close() {
        trial.engine().close();
    }
}
