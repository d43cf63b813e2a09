/**
 * What the tabs below the drawing share: what they are shown, their colours, numerals and charts.
 * Each tab is a package of its own below this one; none knows another, none holds the session.
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs;
