/**
 * The drawing: one recursive function from a lowered design to boxes, wires and words in a plane,
 * which every canvas (window, SVG, PNG) paints alike.
 *
 * <p>Start at {@link convscope.diagram.Diagram}, {@link convscope.diagram.Drawing} and {@link
 * convscope.diagram.Viewport}. Places become elements with their bounds; a viewport says which part
 * of the plane is seen, and from a point on the screen the element under it is found. Sequences run
 * down, branches stand side by side. Letters are measured, and outlined, with the typeface that the
 * program brings, so that a drawing looks alike on every machine.
 *
 * {@snippet class="convscope.diagram.DiagramExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.diagram;
