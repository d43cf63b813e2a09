/**
 * How one output value is made: the window, the patch, the products, the sums. Values on the heap,
 * no tensors.
 */
@org.jspecify.annotations.NullMarked
package convscope.trace;
