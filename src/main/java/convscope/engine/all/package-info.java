/**
 * The one list of the engines, fastest first: only this package knows them all.
 *
 * <p>Start at {@link convscope.engine.all.Engines}. {@link convscope.engine.EngineSettings} go in,
 * and the engine that they name, or the fastest that this machine can run, comes out; the caller
 * closes it.
 *
 * {@snippet class="convscope.engine.all.EnginesExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.all;
