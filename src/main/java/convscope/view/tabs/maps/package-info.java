/** The feature maps of what is selected, in one sheet and large. */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.maps;
