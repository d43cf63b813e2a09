package convscope.model;

/**
 * An expression of the algebra: split, transform, merge.
 *
 * <p>Recipes are open, everything else is sealed: who takes a block apart writes one switch over
 * the five, and a new layer is found by the compiler.
 */
public sealed interface Block permits Layer, Sequence, Parallel, Repeat, Named, Recipe {

    /** {@return the kind's name in the design file, e.g. {@code conv} or {@code resnext}} */
    String kind();
}
