/**
 * Two or three designs side by side: at which value they meet, which weights go over from one to
 * the other, and in words what is equal and what differs.
 *
 * <p>Start at {@link convscope.compare.Contender}, {@link convscope.compare.Likeness} and {@link
 * convscope.compare.Alignment}. A lowered design becomes a contender with its counts; of two of
 * them a likeness says what costs less. {@link convscope.compare.Apart} and {@link
 * convscope.compare.Account} say the same of their computed values.
 *
 * {@snippet class="convscope.compare.CompareExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.compare;
