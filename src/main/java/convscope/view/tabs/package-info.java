/**
 * The tabs below the drawing: maps, gates, table. Each takes an immutable {@link
 * convscope.view.tabs.Shown} in and tells its owner what the user did by callbacks; none knows
 * another, none holds the session.
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs;
