/**
 * Proof by numbers: two graphs with their weights run on the same inputs, and how far apart what
 * they give is. Numbers can refute an equivalence, and they confirm one that was derived; they
 * never derive one.
 *
 * <p>Start at {@link convscope.proof.Prover}, {@link convscope.proof.Side} and {@link
 * convscope.proof.Finding}. Two sides and {@link convscope.proof.Inputs} go in; each engine that is
 * there runs both, in each {@link convscope.proof.Precision} that it has, and each gives a finding
 * with the largest difference and whether it holds.
 *
 * {@snippet class="convscope.proof.ProofExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.proof;
