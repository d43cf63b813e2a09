/** The design layer by layer, in numbers. */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.table;
