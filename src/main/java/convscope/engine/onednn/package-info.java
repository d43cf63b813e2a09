/**
 * The fast engine on a CPU: oneDNN on the same memory as ND4J's tensors.
 *
 * <p>Start at {@link convscope.engine.onednn.OneDnnEngine} and {@link
 * convscope.engine.onednn.Plan}. A graph is planned once and run many times: {@link
 * convscope.engine.plan.Fusion} decides, without a native call, which operations become one task; a
 * plan holds the primitives, the packed weights and one arena for all activations, which are
 * channels last throughout, so that nothing is reordered between the picture and the values
 * somebody looks at.
 *
 * {@snippet class="convscope.engine.onednn.OneDnnExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.onednn;
