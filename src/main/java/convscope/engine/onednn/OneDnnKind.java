package convscope.engine.onednn;

import convscope.engine.Availability;
import convscope.engine.EngineKind;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.TensorPlace;

/** The fast engine on the processor. It reads tensors where they lie, so they must lie there. */
public record OneDnnKind() implements EngineKind {

    static final String NAME = "onednn";
    private static final String TITLE = "oneDNN";

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
        return "a processor with bf16 instructions (AVX-512 BF16)";
    }

    @Override
    public Availability here() {
        if (TensorPlace.onCard()) {
            return new Availability.Missing(TITLE, "ND4J's tensors lie on the card in this build");
        }
        try {
            InstructionSet instructions = InstructionSet.here();
            return new Availability.Here(
                    OneDnnEngine.title(),
                    instructions.title(),
                    instructions.bf16() ? "bf16" : "",
                    "The usual engine: its library loads here, and it is many times faster than the"
                            + " reference.",
                    "The fast engine on the processor, beside the card.");
        } catch (LinkageError | RuntimeException unloadable) {
            return Availability.Missing.of(TITLE, unloadable);
        }
    }

    @Override
    public ForwardEngine open(EngineSettings settings) {
        return new OneDnnEngine(settings);
    }
}
