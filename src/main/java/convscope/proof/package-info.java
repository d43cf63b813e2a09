/**
 * Proof by numbers: two graphs with their weights run on the same inputs, and how far apart what
 * they give is. Start at {@link convscope.proof.Prover}.
 *
 * <p>Numbers can refute an equivalence, and they confirm one that was derived; they never derive
 * one.
 */
@org.jspecify.annotations.NullMarked
package convscope.proof;
