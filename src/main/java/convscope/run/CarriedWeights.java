package convscope.run;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.session.WeightsChoice;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights that went along with rules, over a source of those that did not. After an edit behind the
 * rules, every tensor that still has its name and shape keeps what it carries; the others are the
 * source's.
 */
public record CarriedWeights(WeightsSource source) implements WeightsSource {

    @Override
    public Weights weights(WeightsChoice choice, Graph graph) throws IOException {
        return choice instanceof WeightsChoice.Carried carried
                ? fitted(carried, graph)
                : source.weights(choice, graph);
    }

    private Weights fitted(WeightsChoice.Carried carried, Graph graph) throws IOException {
        Weights reached = reached(carried);
        Map<String, List<Integer>> wanted = graph.tensors();
        if (wanted.equals(Lowered.of(carried.step().after()).graph().tensors())) {
            return reached;
        }
        try (reached;
                Weights others = source.weights(chosen(carried), graph)) {
            Map<String, INDArray> tensors = new LinkedHashMap<>();
            for (String name : wanted.keySet()) {
                INDArray other = others.get(name);
                INDArray kept = reached.find(name).filter(t -> t.equalShapes(other)).orElse(other);
                tensors.put(name, kept.dup('c'));
            }
            return new Weights(tensors);
        }
    }

    private Weights reached(WeightsChoice.Carried carried) throws IOException {
        Graph before = Lowered.of(carried.step().before()).graph();
        try (Weights base = weights(carried.from(), before)) {
            if (carried.edits().isEmpty()) {
                return carried.step().rewriting().there().carried(base);
            }
            try (Weights edited = base.edited(before, carried.edits())) {
                return carried.step().rewriting().there().carried(edited);
            }
        }
    }

    private static WeightsChoice chosen(WeightsChoice.Carried carried) {
        WeightsChoice from = carried.from();
        return from instanceof WeightsChoice.Carried before ? chosen(before) : from;
    }
}
