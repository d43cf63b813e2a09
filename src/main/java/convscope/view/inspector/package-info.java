/**
 * The inspector: what the selected block is, an editor for each of its settings, and its numbers,
 * each with its formula. {@link convscope.view.inspector.InspectedBlock} says what is inspected;
 * {@link convscope.view.inspector.Inspector} shows it.
 */
@org.jspecify.annotations.NullMarked
package convscope.view.inspector;
