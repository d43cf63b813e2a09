/**
 * The one place that knows which engines there are. A new engine is a package with its {@link
 * convscope.engine.EngineKind}, and a word in {@link convscope.engine.all.Engines}.
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.all;
