/**
 * The engine on an NVIDIA card: cuDNN, cuBLAS and the CUDA runtime through JavaCPP.
 *
 * <p>Start at {@link convscope.engine.cuda.Planner}, {@link convscope.engine.cuda.Program} and
 * {@link convscope.engine.cuda.Card}. A graph becomes a program: a list of {@link
 * convscope.engine.cuda.Call}s as values, every number's place decided, without a card. A card does
 * them; {@link convscope.engine.cuda.CudnnCard} and the classes named after NVIDIA's libraries are
 * the only ones that call those. {@link convscope.engine.cuda.Probe} says what is missing on a
 * machine before any of them is touched.
 *
 * <p>Values are float32, row-major [N, C, H, W]: so they come from outside and so they leave, a
 * part of the channels is one stretch of memory, and cuDNN's float32 kernels without tensor cores,
 * those for groups among them, are made for this order.
 *
 * {@snippet class="convscope.engine.cuda.CudaExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.cuda;
