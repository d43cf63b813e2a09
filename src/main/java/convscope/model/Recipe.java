package convscope.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A named, parametrised block of a paper, which unfolds to an expression. Recipes are records in
 * package {@code catalog}: one file a paper, and one line in the catalogue. The record's {@link
 * Called} says what it is called, its components' {@link Parameter} what is usual and legal, and
 * {@link #unfold} refuses what is not.
 */
public non-sealed interface Recipe extends Block {

    @Override
    default String kind() {
        return BlockKind.nameOf(getClass());
    }

    /**
     * {@return the expression that this recipe stands for on such an input, or why there is none}
     */
    Unfolding unfold(Shape input);

    /**
     * {@return what stands over its drawing: its name, and after ": " its parameters in the paper's
     * letters, e.g. {@code ResNeXt (c): C = 32, d = 4, 256}}
     */
    default String caption() {
        return kind();
    }

    /** What came of unfolding a recipe. */
    sealed interface Unfolding {}

    record Unfolded(Block block) implements Unfolding {}

    /**
     * The recipe does not fit its input.
     *
     * @param parameter the parameter at fault
     * @param rule the rule that is broken, with the values in it
     * @param legal the nearest legal values
     */
    record Refused(String parameter, String rule, List<String> legal) implements Unfolding {
        public Refused {
            legal = List.copyOf(legal);
        }

        /**
         * {@return a refusal if the product of two parameters is more channels than a layer has}
         *
         * @param factor the value of the one named {@code by}, at least 1
         * @param width the value of {@code parameter}, which is at fault
         */
        public static Optional<Refused> ifTooWide(
                String by, int factor, String parameter, int width) {
            if ((long) factor * width <= Parameter.MOST_CHANNELS) {
                return Optional.empty();
            }
            String rule =
                    String.format(
                            Locale.ROOT,
                            "%s (%d) x %s (%d) must not exceed %d channels",
                            by,
                            factor,
                            parameter,
                            width,
                            Parameter.MOST_CHANNELS);
            int widest = Parameter.MOST_CHANNELS / factor;
            return Optional.of(
                    new Refused(parameter, rule, List.of(Integer.toString(Math.max(1, widest)))));
        }
    }
}
