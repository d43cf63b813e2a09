/**
 * What computes in the background, without a window.
 *
 * <p>Start at {@link convscope.run.Newest} and {@link convscope.run.ForwardPasses}. {@code Newest}
 * takes questions of one kind from any thread and answers them one after the other on a thread of
 * its own, the newest first; whoever answers ({@code ForwardPasses}, {@link
 * convscope.run.ComparisonPasses}, {@link convscope.run.ScenePasses}, {@link
 * convscope.run.DesignClock} and others) owns its engines, weights and inputs on that thread.
 * Answers are immutable values on the heap, failures among them, so that whoever draws them owes
 * nothing. {@link convscope.run.Reads} and {@link convscope.run.Saves} are for files, where a read
 * that never ends may delay nothing.
 *
 * {@snippet class="convscope.run.RunExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.run;
