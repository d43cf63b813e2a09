package convscope.engine.nd4j;

import convscope.engine.Availability;
import convscope.engine.EngineKind;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;

/** The reference, in float64 too. */
public record Nd4jKind() implements EngineKind {

    static final String NAME = "nd4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean onProcessor() {
        return true;
    }

    @Override
    public String fastMathNeeds() {
        return "";
    }

    @Override
    public void prepare() {
        Nd4jBackend.choose();
    }

    @Override
    public Availability here() {
        String also = Nd4jBackend.staysOnTheProcessor().map(" Here %s."::formatted).orElse("");
        return new Availability.Here(
                Nd4jEngine.title(),
                Nd4jDevice.ready(1).instructions(),
                "",
                "The usual engine here, for no faster one can be chosen." + also,
                "The reference, plain and slower: choose it to compare with." + also);
    }

    @Override
    public ForwardEngine open(EngineSettings settings) {
        return new Nd4jEngine(settings);
    }
}
