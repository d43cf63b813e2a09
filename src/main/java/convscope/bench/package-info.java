/**
 * Measures whatever can be run: engines, forms of a block, two designs.
 *
 * <p>Start at {@link convscope.bench.Rounds} and {@link convscope.bench.Timings}. A {@link
 * convscope.bench.Contestant} is one run that says what it took; {@code Rounds} runs several in
 * turns and gives each its times. {@link convscope.bench.Peak} is what the machine can do at most,
 * {@link convscope.bench.EngineBench} puts all together for the command line.
 *
 * {@snippet class="convscope.bench.BenchExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.bench;
