/**
 * Guided demonstrations as values: which designs stand side by side, what is said about them, and
 * how their equivalence is broken on purpose.
 */
@org.jspecify.annotations.NullMarked
package convscope.lesson;
