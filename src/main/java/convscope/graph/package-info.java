/**
 * From a block to the flat list of primitive operations that engines run: shape inference, paths,
 * and errors as values. Start at {@link convscope.graph.Lowered#of}.
 */
@org.jspecify.annotations.NullMarked
package convscope.graph;
