/**
 * What a graph costs and what each of its values sees: parameters, multiply-adds, memory, receptive
 * fields.
 *
 * <p>Start at {@link convscope.analysis.Analysis#of} and {@link convscope.analysis.Tally}. A
 * lowered design goes in; {@code Analysis} adds the tallies of its operations up for every place of
 * the design, and an {@link convscope.analysis.Explanation} says how each number came about.
 *
 * {@snippet class="convscope.analysis.AnalysisExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.analysis;
