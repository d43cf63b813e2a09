/** How one output pixel is made: window, products, sums; and what it depends on. */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.pixel;
