package convscope.view.run;

import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.Engines;
import convscope.engine.ForwardEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine that the user chose or, where that one cannot run, the next best. Where it may compute
 * in bf16, its like in float32 stands beside it. One thread's own.
 */
final class ChosenEngine implements AutoCloseable {

    private final EngineMaker maker;
    private @Nullable EngineSettings settings;
    private @Nullable ForwardEngine engine;
    private @Nullable ForwardEngine exact;
    private String note = "";

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
        if (engine == null) {
            throw new IllegalStateException("no engine has been chosen");
        }
        return engine;
    }

    /** {@return why the engine that runs is not the chosen one, in one sentence, or empty} */
    String note() {
        return note;
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

    private ForwardEngine firstOf(EngineSettings wanted) throws EngineException {
        note = "";
        try {
            return made(wanted);
        } catch (EngineException missing) {
            for (String other : others(wanted)) {
                try {
                    ForwardEngine instead = made(wanted.withEngine(other));
                    note =
                            "%s; %s computes instead"
                                    .formatted(missing.getMessage(), instead.name());
                    return instead;
                } catch (EngineException neither) {
                    missing.addSuppressed(neither);
                }
            }
            throw missing;
        }
    }

    private ForwardEngine made(EngineSettings wanted) throws EngineException {
        try {
            return maker.make(wanted);
        } catch (LinkageError | RuntimeException broken) {
            String says =
                    Objects.requireNonNullElse(
                            broken.getMessage(), broken.getClass().getSimpleName());
            throw new EngineException(
                    "%s does not start (%s)".formatted(wanted.engine(), says), broken);
        }
    }

    private static List<String> others(EngineSettings wanted) {
        List<String> others = new ArrayList<>(Engines.names());
        others.remove(wanted.engine());
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
        settings = null;
    }
}
