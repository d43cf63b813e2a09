/**
 * Runs a graph forward. {@link convscope.engine.ForwardEngine} is what everybody else sees; each
 * implementation has a package of its own below this one, and they agree within 1e-4 relative.
 */
@org.jspecify.annotations.NullMarked
package convscope.engine;
