/**
 * What computes in the background, without a window. {@link convscope.run.Newest} takes questions
 * of one kind from any thread and answers them one after the other on a thread of its own, the
 * newest first; whoever answers ({@link convscope.run.ForwardPasses}, {@link
 * convscope.run.ComparisonPasses}, {@link convscope.run.ScenePasses}, {@link
 * convscope.run.DesignClock} and others) owns its engines, weights and inputs on that thread.
 * Answers are immutable values on the heap, failures among them, so that whoever draws them owes
 * nothing. {@link convscope.run.Reads} and {@link convscope.run.Saves} are for files, where a read
 * that never ends may delay nothing.
 *
 * {@snippet :
 * Newest<PassRequest, PassEvent> passes =
 *         ForwardPasses.start(engines, settings, weights, Platform::runLater, this::hear);
 * passes.ask(new PassRequest(lowered, weightsChoice, picture, visible));
 * passes.close();
 * }
 */
@org.jspecify.annotations.NullMarked
package convscope.run;
