/**
 * Paints a drawing on a canvas of JavaFX.
 *
 * <p>Start at {@link convscope.view.drawing.DrawingPainter}. A {@link convscope.diagram.Drawing}
 * and the {@link convscope.diagram.Viewport} that it is seen through go in; boxes, wires and
 * letters are painted in the palette's colours.
 *
 * {@snippet class="convscope.view.drawing.DrawingExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.drawing;
