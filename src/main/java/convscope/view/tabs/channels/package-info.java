/**
 * Which input channels reach which output channels: wires, rows, matrix, and what the groups spare.
 */
@org.jspecify.annotations.NullMarked
package convscope.view.tabs.channels;
