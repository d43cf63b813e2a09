package convscope.engine.cuda;

import convscope.engine.Availability;
import convscope.engine.EngineException;
import convscope.engine.EngineKind;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;

/** The engine on an NVIDIA card, whatever else there is the fastest. */
public record CudaKind() implements EngineKind {

    static final String NAME = "cuda";
    static final String FAST_MATH = "TF32";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean onProcessor() {
        return false;
    }

    @Override
    public String fastMathNeeds() {
        return "an NVIDIA card";
    }

    @Override
    public Availability here() {
        return of(Probe.of(new Machine()));
    }

    static Availability of(Probe probe) {
        return switch (probe) {
            case Probe.Found(Facts facts) ->
                    new Availability.Here(
                            facts.title(),
                            facts.instructions(),
                            FAST_MATH,
                            "The usual engine: a card answers here, and its libraries load.",
                            "The engine on the card.");
            case Probe.Missing(DeviceFault fault) ->
                    new Availability.Missing("CUDA", fault.sentence());
        };
    }

    @Override
    public ForwardEngine open(EngineSettings settings) throws EngineException {
        return new CudaEngine(settings);
    }
}
