/**
 * The inspector: what the selected block is, an editor for each of its settings, and its numbers,
 * each with its formula.
 *
 * <p>Start at {@link convscope.view.inspector.InspectedBlock} and {@link
 * convscope.view.inspector.Inspector}. What is shown gives the inspected block with a {@link
 * convscope.view.inspector.Field} for each setting; each field gets the {@link
 * convscope.view.inspector.Editor} that suits its legal values, and a change becomes a message.
 *
 * {@snippet class="convscope.view.inspector.InspectorExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.inspector;
