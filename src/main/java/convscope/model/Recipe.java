package convscope.model;

import java.util.List;

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
    }
}
