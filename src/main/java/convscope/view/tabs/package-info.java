/**
 * What the tabs below the drawing share: {@link convscope.view.tabs.BottomTab} is what the frame
 * knows of one, {@link convscope.view.tabs.TabHost} what it tells, {@link
 * convscope.view.tabs.TabValues} what it draws; colours, numerals and charts. Each tab is a package
 * of its own below this one, and none knows another. A new one is one class and one line in {@code
 * BottomTabs}, and its constant in {@link convscope.session.Tab}.
 *
 * {@snippet class="convscope.view.tabs.TabsExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs;
