/** Paints a drawing on a canvas of JavaFX. */
@org.jspecify.annotations.NullMarked
package convscope.view.drawing;
