/**
 * The check on a machine with a graphics card: what an engine computes against the reference cases
 * and the reference engine, whether memory stays flat, and how fast it is beside PyTorch on the
 * same card. Not part of the program; {@code src/gpu-check/bundle} packs it, and {@link
 * convscope.gpucheck.GpuCheck} is what {@code src/gpu-check/check} starts there.
 */
@org.jspecify.annotations.NullMarked
package convscope.gpucheck;
