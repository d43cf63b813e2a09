/**
 * Where the window's one session lies, and what follows from it.
 *
 * <p>Start at {@link convscope.view.workbench.Workbench} and {@link
 * convscope.view.workbench.ShownDesign}. A message goes in; the session that follows is lowered and
 * counted, unless its design is the same, and every part of the window hears of it. On the JavaFX
 * thread only.
 *
 * {@snippet class="convscope.view.workbench.WorkbenchExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.workbench;
