/**
 * What the user sees and has chosen, as one immutable value: {@link convscope.session.Session}. A
 * gesture is a {@link convscope.session.Message}; {@link convscope.session.Update} makes the next
 * session of it. Nothing here draws, computes maps or reads files.
 */
@org.jspecify.annotations.NullMarked
package convscope.session;
