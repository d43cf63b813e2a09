/**
 * The window, and nothing else knows JavaFX.
 *
 * <p>Start at {@link convscope.view.MainWindow} and {@link convscope.view.workbench.Workbench}. A
 * gesture sends a message to the workbench, which holds the session; what is {@link
 * convscope.view.workbench.ShownDesign} follows from it and is given to every part. No part knows
 * another.
 *
 * {@snippet class="convscope.view.WindowExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view;
