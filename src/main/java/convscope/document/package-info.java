/**
 * What lies on the disk: the design file, the graph file, samples, preferences and the autosaved
 * copy. Files become values or one sentence that names the file, the JSON path and what is legal.
 */
@org.jspecify.annotations.NullMarked
package convscope.document;
