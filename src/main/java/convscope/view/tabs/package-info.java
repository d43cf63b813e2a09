/**
 * What the tabs below the drawing share. Each tab has a package of its own below this one; none
 * knows another, none holds the session.
 *
 * <p>Start at {@link convscope.view.tabs.Shown} and {@link convscope.view.tabs.SheetView}. Each tab
 * takes an immutable {@code Shown} in (what is selected, the newest pass, the settings) and tells
 * its owner what the user did by callbacks; {@link convscope.view.tabs.MapPicture} colours one map,
 * {@link convscope.view.tabs.Numerals} writes its numbers.
 *
 * {@snippet class="convscope.view.tabs.TabsExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs;
