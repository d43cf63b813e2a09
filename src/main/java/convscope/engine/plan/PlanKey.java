package convscope.engine.plan;

import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.weights.Weights;
import java.util.Objects;
import java.util.Set;

/**
 * What a plan is made for. Weights are compared by identity: they are immutable while they are in
 * use.
 */
public record PlanKey(Graph graph, Set<Integer> keep, long batch, Weights weights) {

    public static PlanKey of(Pass pass) {
        return new PlanKey(pass.graph(), pass.keep(), pass.input().size(0), pass.weights());
    }

    /** Without the graph's nodes: hashing them all would take longer than a small pass. */
    @Override
    public int hashCode() {
        return Objects.hash(graph.nodes().size(), graph.input(), keep, batch, weights);
    }
}
