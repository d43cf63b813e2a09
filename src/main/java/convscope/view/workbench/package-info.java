/** Where the window's one session lies, and what follows from it. */
@org.jspecify.annotations.NullMarked
package convscope.view.workbench;
