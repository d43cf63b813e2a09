/**
 * How one output value is made: the window, the patch, the products, the sums. Values on the heap,
 * no tensors.
 *
 * <p>Start at {@link convscope.trace.TracedNode}, {@link convscope.trace.SlidingWindow} and {@link
 * convscope.trace.Trace}. A node of the graph that looks through a window is traced; the window
 * gives the {@link convscope.trace.Patch} under an output value, and {@link convscope.trace.Play}
 * the order in which windows are shown.
 *
 * {@snippet class="convscope.trace.TraceExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.trace;
