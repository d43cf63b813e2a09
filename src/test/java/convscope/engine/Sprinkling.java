package convscope.engine;

import convscope.graph.Graph;
import convscope.weights.Weights;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Numbers that are infinite, or none, strewn over an input and weights. */
sealed interface Sprinkling {

    void over(INDArray input, Weights weights, Graph graph);

    record Nothing() implements Sprinkling {
        @Override
        public void over(INDArray input, Weights weights, Graph graph) {}
    }

    /** Few enough that most results stay finite: in the input, in one tensor, or in both. */
    record Drawn(long seed) implements Sprinkling {

        private static final List<Float> NOT_FINITE =
                List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);

        @Override
        public void over(INDArray input, Weights weights, Graph graph) {
            Random random = new Random(seed * 31 + 7);
            List<String> tensors = graph.tensors().keySet().stream().sorted().toList();
            boolean inWeights = seed % 3 != 0 && !tensors.isEmpty();
            if (inWeights) {
                strew(weights.get(tensors.get(random.nextInt(tensors.size()))), 1, random);
            }
            if (!inWeights || seed % 3 == 2) {
                strew(input, 1 + random.nextInt(4), random);
            }
        }

        private static void strew(INDArray over, int count, Random random) {
            for (int i = 0; i < count; i++) {
                over.data()
                        .put(
                                random.nextInt(Math.toIntExact(over.length())),
                                NOT_FINITE.get(random.nextInt(NOT_FINITE.size())));
            }
        }
    }
}
