package convscope.run;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.says.Log;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine that the user chose or, where that one cannot run, the next best. Where it may compute
 * in bf16 or TF32, its like in float32 stands beside it. One thread's own.
 */
final class ChosenEngine implements AutoCloseable {

    private final EngineMaker maker;
    private @Nullable EngineSettings settings;
    private @Nullable ForwardEngine engine;
    private @Nullable ForwardEngine exact;
    private @Nullable ForwardEngine instead;
    private boolean insteadRan;
    private String note = "";
    private String insteadNote = "";

    ChosenEngine(EngineMaker maker) {
        this.maker = maker;
    }

    /** {@return whether another engine runs, so that what the last one computed is old} */
    boolean choose(EngineSettings wanted) throws EngineException {
        if (engine != null && wanted.equals(settings)) {
            return false;
        }
        close();
        engine = firstOf(wanted);
        settings = wanted;
        return true;
    }

    /**
     * {@return the engine that runs}
     *
     * @throws IllegalStateException if none has been chosen
     */
    ForwardEngine running() {
        ForwardEngine ran = insteadRan ? instead : engine;
        if (ran == null) {
            throw new IllegalStateException("no engine has been chosen");
        }
        return ran;
    }

    /**
     * {@return the values, from the next best engine where the chosen one has a device that cannot
     * do this pass}
     *
     * @throws EngineException if no engine can do the pass
     */
    Activations run(Pass pass, Watch watch) throws EngineException {
        insteadRan = false;
        try {
            return running().run(pass, watch);
        } catch (EngineException failed) {
            if (!failed.mayRunElsewhere()) {
                throw failed;
            }
            return runInstead(pass, watch, failed);
        }
    }

    private Activations runInstead(Pass pass, Watch watch, EngineException failed)
            throws EngineException {
        if (instead == null) {
            EngineSettings wanted = Objects.requireNonNull(settings);
            instead = nextBest(wanted, running().name(), failed);
        }
        insteadRan = true;
        insteadNote = says(failed, instead);
        return instead.run(pass, watch);
    }

    private static String says(EngineException missing, ForwardEngine computing) {
        return "%s; %s computes instead".formatted(missing.getMessage(), computing.name());
    }

    /** {@return why the engine that runs is not the chosen one, in one sentence, or empty} */
    String note() {
        return insteadRan ? insteadNote : note;
    }

    /**
     * {@return the same engine in float32, or null where the running one computes in float32}
     *
     * @throws EngineException if it cannot be made
     */
    @Nullable ForwardEngine exact() throws EngineException {
        if (settings == null || !settings.fastMath()) {
            return null;
        }
        ForwardEngine fast = running();
        if (exact == null) {
            exact = maker.make(settings.withEngine(fast.name()).exact());
        }
        return exact.device().equals(fast.device()) ? null : exact;
    }

    /** Frees what any of the engines prepared from these weights. */
    void forget(Weights weights) {
        for (ForwardEngine each : Arrays.asList(engine, exact, instead)) {
            if (each != null) {
                each.forget(weights);
            }
        }
    }

    private ForwardEngine firstOf(EngineSettings wanted) throws EngineException {
        note = "";
        try {
            return made(wanted);
        } catch (EngineException missing) {
            ForwardEngine next = nextBest(wanted, wanted.engine(), missing);
            note = says(missing, next);
            return next;
        }
    }

    /**
     * @param gone the word of an engine that shall not be tried again
     */
    private ForwardEngine nextBest(EngineSettings wanted, String gone, EngineException why)
            throws EngineException {
        for (String other : others(gone)) {
            try {
                ForwardEngine next = made(wanted.withEngine(other));
                if (!next.name().equals(gone)) {
                    return next;
                }
                next.close();
            } catch (EngineException neither) {
                why.addSuppressed(neither);
            }
        }
        throw why;
    }

    private ForwardEngine made(EngineSettings wanted) throws EngineException {
        try {
            return maker.make(wanted);
        } catch (LinkageError | RuntimeException broken) {
            throw new EngineException(
                    "%s does not start. %s".formatted(wanted.engine(), Log.sentence(broken)),
                    broken);
        }
    }

    /** The fastest first; it may turn out to be the one that is gone. */
    private static List<String> others(String gone) {
        List<String> others = new ArrayList<>(Engines.names());
        others.remove(gone);
        return others;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
        if (exact != null) {
            exact.close();
            exact = null;
        }
        if (instead != null) {
            instead.close();
            instead = null;
        }
        insteadRan = false;
        settings = null;
    }
}
