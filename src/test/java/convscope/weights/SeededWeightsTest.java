package convscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.catalog.Catalog;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SeededWeightsTest {

    private static Graph graph(String convolution) {
        Layer conv =
                new Layer.Conv(512, Extent.square(3), Extent.ONE, Extent.ONE, Extent.ONE, 2, true);
        return Lowered.of(
                        new Design(
                                "test",
                                new Shape(128, 4, 4),
                                Sequence.of(
                                        new Named(convolution, conv),
                                        Layer.BatchNorm.standard(),
                                        new Layer.GlobalAvgPool(),
                                        new Layer.FullyConnected(100, true))))
                .graph();
    }

    @Test
    void theGraphsTensorsAreThereInTheirShapes() {
        Graph graph = Lowered.of(Catalog.start()).graph();
        try (Weights weights = SeededWeights.of(graph, 1)) {
            assertThat(weights.names()).containsExactlyElementsOf(graph.tensors().keySet());
            graph.tensors()
                    .forEach(
                            (name, shape) ->
                                    assertThat(weights.get(name).shape())
                                            .containsExactly(
                                                    shape.stream().mapToLong(i -> i).toArray()));
        }
    }

    @Test
    void convolutionWeightsAreKaimingNormalOverTheFanOut() {
        try (Weights weights = SeededWeights.of(graph("conv"), 5)) {
            double[] values = weights.get("conv.weight").reshape(-1).toDoubleVector();
            double deviation = Math.sqrt(2.0 / (512 * 9));
            double mean = 0;
            double square = 0;
            double fourth = 0;
            for (double value : values) {
                double x = value / deviation;
                mean += x / values.length;
                square += x * x / values.length;
                fourth += x * x * x * x / values.length;
            }
            assertThat(mean).isCloseTo(0, within(0.01));
            assertThat(square).isCloseTo(1, within(0.02));
            assertThat(fourth).isCloseTo(3, within(0.1));
        }
    }

    @Test
    void biasesAndFullyConnectedWeightsAreUniformWithinOneOverTheRootOfTheFanIn() {
        try (Weights weights = SeededWeights.of(graph("conv"), 5)) {
            uniform(weights.get("conv.bias"), 1 / Math.sqrt(64 * 9));
            uniform(weights.get("fullyConnected1.weight"), 1 / Math.sqrt(512));
            uniform(weights.get("fullyConnected1.bias"), 1 / Math.sqrt(512));
        }
    }

    private static void uniform(INDArray tensor, double bound) {
        double largest = tensor.amaxNumber().doubleValue();
        assertThat(largest).isLessThanOrEqualTo(bound).isGreaterThan(0.9 * bound);
        assertThat(tensor.stdNumber().doubleValue())
                .isCloseTo(bound / Math.sqrt(3), within(bound * 0.1));
    }

    @Test
    void batchNormChangesNothing() {
        try (Weights weights = SeededWeights.of(graph("conv"), 5)) {
            assertThat(weights.get("batchNorm1.weight").toDoubleVector()).containsOnly(1);
            assertThat(weights.get("batchNorm1.bias").toDoubleVector()).containsOnly(0);
            assertThat(weights.get("batchNorm1.running_mean").toDoubleVector()).containsOnly(0);
            assertThat(weights.get("batchNorm1.running_var").toDoubleVector()).containsOnly(1);
        }
    }

    @Test
    void aNameDoesNotMatterAndASeedDoes() {
        try (Weights one = SeededWeights.of(graph("conv"), 5);
                Weights renamed = SeededWeights.of(graph("stem"), 5);
                Weights other = SeededWeights.of(graph("conv"), 6)) {
            assertThat(renamed.get("stem.weight")).isEqualTo(one.get("conv.weight"));
            assertThat(other.get("conv.weight")).isNotEqualTo(one.get("conv.weight"));
        }
    }

    /** Computed by a program of its own, in Python; users share these numbers as "seed 1". */
    @Test
    void theNumbersAreTheSameOnEveryMachine() {
        float[] normal = new SeededNumbers(1, 0).normal(70_000, 1);
        float[] uniform = new SeededNumbers(1, 1).uniform(3, 1);
        assertThat(normal[0]).isEqualTo(PINNED_FIRST);
        assertThat(normal[69_999]).isEqualTo(PINNED_LAST);
        assertThat(uniform[2]).isEqualTo(PINNED_UNIFORM);
    }

    private static final float PINNED_FIRST = -1.2889432f;
    private static final float PINNED_LAST = 0.9545681f;
    private static final float PINNED_UNIFORM = -0.6434965f;
}
