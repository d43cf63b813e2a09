/**
 * The window: takes values in, shows them, and gives the user's gestures out. The only package that
 * knows JavaFX.
 */
@org.jspecify.annotations.NullMarked
package convscope.view;
