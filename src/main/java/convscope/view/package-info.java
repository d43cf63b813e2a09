/**
 * The window. {@link convscope.view.MainWindow} puts it together; every part is given what is
 * {@link convscope.view.workbench.Shown} and sends messages to the {@link
 * convscope.view.workbench.Workbench}; no part knows another.
 */
@org.jspecify.annotations.NullMarked
package convscope.view;
