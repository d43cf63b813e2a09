/**
 * The tab Maps: all feature maps of the selected block.
 *
 * <p>Start at {@link convscope.view.tabs.maps.MapsTab}. Of what is shown it takes the maps in the
 * order that the user chose and lays them out as one sheet; one of them can be enlarged, and of a
 * vector {@link convscope.view.tabs.maps.TopClasses} lists the greatest values.
 *
 * {@snippet class="convscope.view.tabs.maps.MapsExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.maps;
