package convscope.view.run;

import java.nio.file.Path;

/** Where the weights of a pass come from. */
public sealed interface WeightsChoice {

    /** Initialised from this seed, the same on every machine. */
    record Seeded(long seed) implements WeightsChoice {}

    /** Read from a safetensors file. */
    record FromFile(Path file) implements WeightsChoice {}
}
