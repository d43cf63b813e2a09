/**
 * The algebra: a block is a layer, a sequence, a parallel or a recipe, and everything here is an
 * immutable value. This package knows nobody.
 *
 * <p>A layer holds only what its user chose. Input channels are derived from what feeds it (package
 * {@code graph}), so the two cannot disagree.
 */
@org.jspecify.annotations.NullMarked
package convscope.model;
