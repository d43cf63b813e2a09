/**
 * Forward passes in the background. {@link convscope.run.ForwardRunner} takes requests, the
 * newest wins; what comes back are immutable values on the heap, so that whoever draws them owes
 * nothing. Native memory never leaves the runner's thread.
 */
@org.jspecify.annotations.NullMarked
package convscope.run;
