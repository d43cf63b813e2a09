/**
 * The tab Gates: how a gate weighs its channels.
 *
 * <p>Start at {@link convscope.view.tabs.gates.GatesTab}. Of what is shown it takes the stages of
 * the selected block's gate (squeeze, hidden, gate) and draws each as {@link
 * convscope.view.tabs.ChannelBars}; a channel that is clicked is chosen everywhere.
 *
 * {@snippet class="convscope.view.tabs.gates.GatesExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.gates;
