/**
 * The tab Compare: the open design beside one or two others, as drawing, maps, figures and words.
 *
 * <p>Start at {@link convscope.view.tabs.compare.CompareTab} and {@link
 * convscope.view.tabs.compare.Compared}. Each design is a column with what has been computed of it,
 * or with the reason why there is nothing; {@link convscope.view.tabs.compare.CompareWords} says
 * what is equal and what differs.
 *
 * {@snippet class="convscope.view.tabs.compare.CompareTabExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.compare;
