/**
 * The tab Table: every operation with its costs.
 *
 * <p>Start at {@link convscope.view.tabs.table.TableTab} and {@link
 * convscope.view.tabs.table.LayerRow}. Analysis and the newest pass give the rows, which can be
 * sorted and filtered; the totals below are those of the rows that are seen.
 *
 * {@snippet class="convscope.view.tabs.table.TableExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.table;
