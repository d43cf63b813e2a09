package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Explains what one operation costs by a formula and its values. */
record OperationFormula(Graph graph, Node node) {

    Explanation explain(Quantity quantity, long amount) {
        List<Cost> costs =
                new OperationCost(node, input())
                        .all().stream().filter(cost -> cost.quantity() == quantity).toList();
        return new Explanation(
                quantity.label(),
                costs.isEmpty() ? "0" : sum(costs, Cost::letters),
                sum(costs, Cost::written),
                result(quantity, amount),
                note(quantity));
    }

    static String result(Quantity quantity, long amount) {
        String exact = NumberText.exact(amount);
        return quantity == Quantity.ACTIVATION_BYTES
                ? exact + " bytes (" + NumberText.memory(amount) + ")"
                : exact;
    }

    static String note(Quantity quantity) {
        return switch (quantity) {
            case PARAMETERS -> "trainable; running means and variances are buffers";
            case MACS ->
                    "convolutions and fully connected layers, batch 1; the papers call these FLOPs";
            case FLOPS -> "two per multiply-add";
            case BUFFERS -> "running mean and variance, not trained";
            case ACTIVATION_BYTES -> "float32, batch 1";
            case NORMALISATIONS, ACTIVATIONS, BIAS_ADDITIONS, ADDITIONS, MULTIPLICATIONS ->
                    "one per value; not in the total of multiply-adds";
            case POOLING_READS -> "values under the windows; not in the total of multiply-adds";
            case DENSE_PARAMETERS, DENSE_MACS -> "with one group in every convolution";
            case WEIGHTS, BIASES, NORM_PARAMETERS -> "";
        };
    }

    private static String sum(List<Cost> costs, Function<Cost, String> of) {
        return costs.stream().map(of).collect(Collectors.joining(" + "));
    }

    private Shape input() {
        return graph.shape(node.inputs().getFirst());
    }
}
