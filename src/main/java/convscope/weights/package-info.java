/**
 * Named tensors: seeded, or read from and written to safetensors files.
 *
 * <p>Start at {@link convscope.weights.Weights}, {@link convscope.weights.SeededWeights} and {@link
 * convscope.weights.WeightsFile}. A graph names the tensors that it wants; a seed or a file gives
 * them, native memory that the caller closes, and hand-set values are laid over. A published file's
 * names are matched by the family's {@link convscope.weights.Naming}.
 *
 * {@snippet class="convscope.weights.WeightsExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.weights;
