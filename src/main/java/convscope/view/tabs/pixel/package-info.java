/**
 * The tab Pixel: how one output value is made, window by window.
 *
 * <p>Start at {@link convscope.view.tabs.pixel.PixelTab} and {@link
 * convscope.view.tabs.pixel.PixelMoment}. What is {@link convscope.view.tabs.pixel.LookedInto} is
 * traced at the window that is played, and every pane draws that one moment; {@link
 * convscope.view.tabs.pixel.CellNumbers} writes a table's numbers so that they share a factor.
 *
 * {@snippet class="convscope.view.tabs.pixel.PixelExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.pixel;
