/** The weights themselves, shown and set by hand. */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.kernels;
