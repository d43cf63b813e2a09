/**
 * Guided demonstrations as values: which designs stand side by side, what is said about them, and
 * how their equivalence is broken on purpose.
 *
 * <p>Start at {@link convscope.lesson.Scene}, {@link convscope.lesson.Demonstration} and {@link
 * convscope.lesson.Column}. A scene (demonstration, setting, mistakes) gives columns, {@link
 * convscope.lesson.Deriving} finds the derivation from each to the next, and {@link
 * convscope.lesson.Mistake} says where it fails.
 *
 * {@snippet class="convscope.lesson.LessonExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.lesson;
