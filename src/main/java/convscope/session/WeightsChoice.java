package convscope.session;

import convscope.kernel.WeightEdits;
import convscope.rewrite.DerivationStep;
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

    /**
     * Those of a design before a rule rewrote it, carried along.
     *
     * @param from where the weights came from before
     * @param edits what was set by hand in them
     * @param step the rule's work
     */
    record Carried(WeightsChoice from, WeightEdits edits, DerivationStep step)
            implements WeightsChoice {
        @Override
        public String label() {
            String before = from.label();
            return from instanceof Carried ? before : before + ", carried";
        }
    }

    /**
     * A safetensors file.
     *
     * @param prefix what is taken off its names, as {@code module.} is, or nothing
     * @param reading counts how often it was chosen anew, for there may be something else in it
     */
    record File(Path path, String prefix, int reading) implements WeightsChoice {

        public File(Path path) {
            this(path, "", 0);
        }

        /** {@return the choice of a file, which is another one if it was chosen before} */
        public static File anew(Path path, WeightsChoice before) {
            return before instanceof File(Path same, String prefix, int reading)
                            && same.equals(path)
                    ? new File(path, prefix, reading + 1)
                    : new File(path);
        }

        /** {@return the same, as it was read} */
        public File without(String found) {
            return new File(path, found, reading);
        }

        @Override
        public String label() {
            Path name = path.getFileName();
            return (name == null ? path.toString() : name.toString())
                    + (prefix.isEmpty() ? "" : ", without " + prefix);
        }
    }
}
