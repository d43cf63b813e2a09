/**
 * The tab Kernels: the weights of the selected operation, to be looked at and set by hand.
 *
 * <p>Start at {@link convscope.view.tabs.kernels.KernelsTab}, {@link
 * convscope.view.tabs.kernels.KernelWeights} and {@link convscope.diagram.KernelCells}. Weights and
 * edits give the values, the cells their places, for drawing and hitting alike; what is typed is a
 * {@link convscope.view.tabs.kernels.WeightText}, and becomes a message.
 *
 * {@snippet class="convscope.view.tabs.kernels.KernelsExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.kernels;
