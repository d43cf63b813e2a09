/**
 * Rules that rewrite an expression into another with the same function, and carry its weights
 * along.
 *
 * <p>Start at {@link convscope.rewrite.Rule}: a rule reads and makes {@link
 * convscope.rewrite.Term}s, expressions with their tensors as values. {@link
 * convscope.rewrite.Rewriter} applies one at a place of a design, {@link
 * convscope.rewrite.Derivations} finds a chain of them between two designs.
 */
@org.jspecify.annotations.NullMarked
package convscope.rewrite;
