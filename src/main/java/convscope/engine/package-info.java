/**
 * Runs a graph forward. Each implementation has a package of its own below this one, and they agree
 * within 1e-4 relative.
 *
 * <p>Start at {@link convscope.engine.ForwardEngine}, {@link convscope.engine.Pass} and {@link
 * convscope.engine.Activations}. A pass (graph, weights, input, what shall be kept) goes in,
 * activations come out and are closed by who asked. An {@link convscope.engine.EngineKind}
 * registers an engine; package {@code all} lists them. How far two values are apart is asked of
 * {@link convscope.engine.Difference}.
 *
 * {@snippet class="convscope.engine.EngineExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.engine;
