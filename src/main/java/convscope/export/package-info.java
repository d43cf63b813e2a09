/** Writes down what the others computed, for other programs. */
@org.jspecify.annotations.NullMarked
package convscope.export;
