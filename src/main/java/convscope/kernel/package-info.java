/**
 * Weights that a user sets by hand, as values: the classic kernels, and edits cell by cell.
 *
 * <p>Start at {@link convscope.kernel.WeightEdits} and {@link convscope.kernel.TensorEdit}. Edits
 * lie over whatever weights a design has, by the tensors' names; whoever holds tensors applies
 * them. A {@link convscope.kernel.KernelSet} fills all kernels of a {@link
 * convscope.kernel.KernelShape} at once.
 *
 * {@snippet class="convscope.kernel.KernelExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.kernel;
