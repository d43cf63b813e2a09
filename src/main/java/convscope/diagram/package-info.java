/**
 * The drawing: one recursive function from a lowered design to boxes, wires and words in a plane,
 * which every canvas (window, SVG, PNG) paints alike. Start at {@link convscope.diagram.Diagram}.
 *
 * <p>The drawing is the expression: sequences run down, branches stand side by side. Letters are
 * measured, and outlined, with the typeface that the program brings, so that a drawing looks alike
 * on every machine.
 */
@org.jspecify.annotations.NullMarked
package convscope.diagram;
