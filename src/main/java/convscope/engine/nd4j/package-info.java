/**
 * The reference engine: every operation as plain ND4J, on the CPU. A convolution is im2col and a
 * matrix product, which BLAS does fastest; pooling is made to fit so that only whole windows are
 * left.
 *
 * <p>A pass whose input and weights are float64 is computed in float64 from end to end.
 *
 * <p>Inside, every value is [N, C, H, W] in 'c' order and owns its memory; vectors are [N, C, 1, 1]
 * until they are handed out.
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.nd4j;
