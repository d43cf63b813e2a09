/**
 * What is said to the user, and what went wrong: one sentence for him, the details for a log file.
 *
 * <p>Start at {@link convscope.says.Failure} and {@link convscope.says.Sentence}. Whatever was
 * thrown becomes a failure; its sentence is at most 300 visible characters, its details go to the
 * {@link convscope.says.Log}. An exception whose message is a sentence of ours is {@link
 * convscope.says.Told}; {@link convscope.says.Legible} writes what cannot be seen as its code.
 *
 * {@snippet class="convscope.says.SaysExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.says;
