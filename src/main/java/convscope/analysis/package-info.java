/**
 * What a graph costs and what each of its values sees: parameters, multiply-adds, memory, receptive
 * fields, for every operation and every part of a design, each number with its explanation. Start
 * at {@link convscope.analysis.Analysis#of}.
 */
@org.jspecify.annotations.NullMarked
package convscope.analysis;
