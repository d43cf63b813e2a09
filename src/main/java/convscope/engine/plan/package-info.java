/**
 * What engines that plan share, without a native call.
 *
 * <p>Start at {@link convscope.engine.plan.Fusion}, {@link convscope.engine.plan.Task} and {@link
 * convscope.engine.plan.Arena}. A graph becomes tasks, each an operation with what is fused behind
 * it; the arena says where the value of each lies, {@link convscope.engine.plan.Folded} what a
 * batch normalisation leaves of itself.
 *
 * {@snippet class="convscope.engine.plan.PlanExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.engine.plan;
