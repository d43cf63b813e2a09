/**
 * Weights that a user sets by hand, as values: the classic kernels, and edits cell by cell. {@link
 * convscope.kernel.WeightEdits} lie over whatever weights a design has, by the tensors' names;
 * whoever holds tensors applies them.
 */
@org.jspecify.annotations.NullMarked
package convscope.kernel;
