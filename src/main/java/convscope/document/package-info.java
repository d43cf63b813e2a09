/**
 * What lies on the disk: the design file, the graph file, samples, preferences and the autosaved
 * copy.
 *
 * <p>Start at {@link convscope.document.DesignFile} and {@link convscope.document.GraphFile}. Text
 * is read into a tree that remembers where each value stood, and from there into blocks; what is
 * wrong becomes one sentence that names the file, the JSON path and what is legal. Writing goes
 * straight from the value to text.
 *
 * {@snippet class="convscope.document.DocumentExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.document;
