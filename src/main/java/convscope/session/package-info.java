/**
 * What the user sees and has chosen, as one immutable value. Nothing here draws, computes maps or
 * reads files.
 *
 * <p>Start at {@link convscope.session.Session}, {@link convscope.session.Message} and {@link
 * convscope.session.Update}. A gesture becomes a message, and the update makes the next session of
 * it; undo is a stack of values. {@link convscope.session.Legality} says what may be chosen.
 *
 * {@snippet class="convscope.session.SessionExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.session;
