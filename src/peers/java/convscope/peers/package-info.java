/**
 * Ours beside ONNX Runtime and PyTorch: same weights, same input, same process, in turns. Not part
 * of the program; {@code mvn -f src/peers/pom.xml} runs {@link convscope.peers.Peers}.
 */
@org.jspecify.annotations.NullMarked
package convscope.peers;
