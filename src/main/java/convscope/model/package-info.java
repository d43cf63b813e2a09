/**
 * The algebra: a block is a layer, a sequence, a parallel or a recipe, and everything here is an
 * immutable value. This package knows nobody.
 *
 * <p>Start at {@link convscope.model.Block}, {@link convscope.model.Layer} and {@link
 * convscope.model.Design}. A layer holds only what its user chose: input channels are derived from
 * what feeds it (package {@code graph}), so the two cannot disagree. An edit gives a new value; the
 * old one stays as it was.
 *
 * {@snippet class="convscope.model.ModelExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.model;
