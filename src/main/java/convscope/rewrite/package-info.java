/**
 * Rules that rewrite an expression into another with the same function, and carry its weights
 * along.
 *
 * <p>Start at {@link convscope.rewrite.Rule}, {@link convscope.rewrite.Rewriter} and {@link
 * convscope.rewrite.Derivations}. A rule reads and makes {@link convscope.rewrite.Term}s,
 * expressions with their tensors as values; the rewriter applies it at a place of a design and
 * gives the step with the design after it; derivations find a chain of steps between two designs.
 *
 * {@snippet class="convscope.rewrite.RewriteExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.rewrite;
