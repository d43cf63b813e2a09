/**
 * Measures engines: {@link convscope.bench.Rounds} runs contestants in turns, {@link
 * convscope.bench.Timings} is what a clock saw, {@link convscope.bench.Peak} what the machine can
 * do at most, and {@link convscope.bench.EngineBench} puts them together for the command line.
 */
@org.jspecify.annotations.NullMarked
package convscope.bench;
