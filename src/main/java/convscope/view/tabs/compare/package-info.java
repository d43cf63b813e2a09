/** Two or three designs side by side. */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.compare;
