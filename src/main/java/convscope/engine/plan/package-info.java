/**
 * What engines that plan share, without a native call: {@link convscope.engine.plan.Fusion} says
 * which operations become one task, {@link convscope.engine.plan.Arena} where each value lies,
 * {@link convscope.engine.plan.Folded} what a batch normalisation leaves of itself.
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.plan;
