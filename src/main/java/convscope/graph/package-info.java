/**
 * From a block to the flat list of primitive operations that engines run: shape inference, paths,
 * and errors as values.
 *
 * <p>Start at {@link convscope.graph.Lowered#of} and {@link convscope.graph.Place}. A design is
 * walked once: every block becomes a place with its path, shapes and fault, every layer a {@link
 * convscope.graph.Node} with its {@link convscope.graph.Op}, and recipes are unfolded on the way.
 *
 * {@snippet class="convscope.graph.GraphExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.graph;
