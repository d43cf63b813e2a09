package convscope.gpucheck;

import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.gpucheck.Finding.Search;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run of the check.
 *
 * @param engine what is checked
 * @param result what was found, of earlier runs too
 * @param say takes lines for the screen
 */
record Run(ForwardEngine engine, ResultFile result, Consumer<String> say) {

    /**
     * {@return whether the item holds}
     *
     * <p>One that held in an earlier run is not tried again; one that cannot be computed does not
     * hold, and the next ones are still tried.
     */
    boolean item(String step, String name, Search search) throws Exception {
        Optional<String> before = result.held(step, name);
        if (before.isPresent()) {
            say(true, name, before.get() + " (before)");
            return true;
        }
        return record(step, name, found(search));
    }

    private static Finding found(Search search) throws Exception {
        try {
            return search.find();
        } catch (EngineException | CheckException impossible) {
            return Finding.fault(String.valueOf(impossible.getMessage()));
        }
    }

    /** {@return whether what was found holds} */
    boolean record(String step, String name, Finding finding) throws CheckException {
        result.put(step, name, finding);
        say(finding.ok(), name, finding.says());
        return finding.ok();
    }

    private void say(boolean ok, String name, String says) {
        say.accept("%-4s  %-26s %s".formatted(ok ? "ok" : "FAIL", name, says));
    }
}
