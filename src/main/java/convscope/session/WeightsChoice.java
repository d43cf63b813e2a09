package convscope.session;

import java.nio.file.Path;

/** Where the weights come from. */
public sealed interface WeightsChoice {

    WeightsChoice INITIAL = new Seed(0);

    /** {@return what it is called on screen} */
    String label();

    /** Drawn afresh: the same number gives the same weights on every machine. */
    record Seed(long number) implements WeightsChoice {
        @Override
        public String label() {
            return "seed " + number;
        }
    }

    /** A safetensors file. */
    record File(Path path) implements WeightsChoice {
        @Override
        public String label() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }
    }
}
