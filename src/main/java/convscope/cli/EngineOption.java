package convscope.cli;

import convscope.engine.EngineSettings;
import convscope.engine.all.Engines;
import java.util.Iterator;
import picocli.CommandLine.Option;

/** What computes. */
final class EngineOption {

    /** The words of the engines, as picocli asks for them. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Engines.names().iterator();
        }
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "What computes: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).",
            completionCandidates = Words.class,
            defaultValue = EngineSettings.AUTO)
    private String engine = EngineSettings.AUTO;

    /** {@return its word} */
    String word() {
        return engine;
    }

    /** {@return whether any engine may compute} */
    boolean any() {
        return engine.equals(EngineSettings.AUTO);
    }
}
