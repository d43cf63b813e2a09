/**
 * The tab Channels: which input channels an output channel is made of.
 *
 * <p>Start at {@link convscope.view.tabs.channels.ChannelsTab} and {@link
 * convscope.view.tabs.channels.Connected}. The selected node gives what is connected, which {@link
 * convscope.view.tabs.channels.WiresView} draws as wires and {@link
 * convscope.view.tabs.channels.MatrixView} as a matrix; dragging the groups becomes a message.
 *
 * {@snippet class="convscope.view.tabs.channels.ChannelsExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.channels;
