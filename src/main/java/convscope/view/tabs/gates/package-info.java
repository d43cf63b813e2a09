/** What a gate of channel attention does, stage by stage. */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.gates;
