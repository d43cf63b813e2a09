/**
 * The reference engine: every operation as plain ND4J, on the CPU. A convolution is im2col and a
 * matrix product, which BLAS does fastest; pooling is made to fit so that only whole windows are
 * left.
 *
 * <p>Start at {@link convscope.engine.nd4j.Nd4jEngine} and {@link convscope.engine.nd4j.Nd4jPass}.
 * A pass walks the nodes in order, each value lives until its last reader is done. Where input and
 * weights are float64 all is computed in float64 from end to end. Inside, every value is [N, C, H,
 * W] in 'c' order and owns its memory; vectors are [N, C, 1, 1] until they are handed out.
 *
 * {@snippet class="convscope.engine.nd4j.Nd4jExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.nd4j;
