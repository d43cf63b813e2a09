package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Activations;
import convscope.engine.Agreement;
import convscope.engine.AgreesOnDesigns;
import convscope.engine.EngineException;
import convscope.engine.OddDesigns;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneDnnAgreesTest implements AgreesOnDesigns {

    private static Agreement engines;

    @BeforeAll
    static void start() throws EngineException {
        engines = Agreement.ofOneDnn();
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @Override
    public Agreement both() {
        return engines;
    }

    @Override
    public int trials() {
        return 60;
    }

    @Test
    void onEveryOperationOnVectors() throws EngineException {
        Block gate = new Layer.Sigmoid();
        for (Block block :
                List.of(
                        new Layer.Relu(),
                        gate,
                        new Layer.Softmax(),
                        Layer.BatchNorm.standard(),
                        new Layer.Scale(-0.5),
                        new Layer.Slice(3, 9),
                        new Layer.PadChannels(2, 3),
                        new Layer.Shuffle(3),
                        new Layer.Subsample(2),
                        new Layer.Lrn(3, 0.1, 0.75, 1),
                        new Layer.Lrn(4, 0.1, 0.75, 1),
                        new Layer.GlobalAvgPool(),
                        new Layer.FullyConnected(5, true),
                        Layer.Conv.same(4, 3, 1, 2).withBias(),
                        new Layer.MaxPool(Extent.ONE, Extent.ONE, Extent.ZERO, false),
                        new Layer.AvgPool(Extent.ONE, Extent.ONE, Extent.ZERO, true, true),
                        Parallel.of(Merge.ADD, Branch.identity(), Branch.of(gate)),
                        Parallel.of(Merge.CONCAT, Branch.identity(), Branch.of(gate)),
                        Parallel.of(Merge.MULTIPLY, Branch.identity(), Branch.of(gate)),
                        Parallel.of(
                                new Merge.Attend(2, 4, 2, true),
                                Branch.identity(),
                                Branch.of(gate)))) {
            Sequence body = Sequence.of(new Layer.Flatten(), block, new Layer.Relu());
            engines.on(new Design("vectors", new Shape(3, 2, 2), body), 2, 1);
        }
    }

    @Test
    void cancellingInTheMiddleLeavesAUsableEngine() throws EngineException {
        Design design =
                OddDesigns.alone(new Shape(8, 6, 6), Layer.Conv.same(8, 3, 1, 1))
                        .withBody(Sequence.of(new Layer.Softmax(), Layer.Conv.same(8, 3, 1, 1)));
        Graph graph = Lowered.of(design).graph();
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input =
                        Nd4j.zeros(
                                DataType.FLOAT,
                                1,
                                graph.input().channels(),
                                graph.input().height(),
                                graph.input().width())) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            assertThatThrownBy(() -> engines.exact().run(pass, afterOne()))
                    .isInstanceOf(CancellationException.class);
        }
        engines.on(design, 1, 1);
    }

    /** More plans than are kept, on the same packed weights. */
    @Test
    void whatAPlanPackedOutlivesIt() throws EngineException {
        Layer conv = Layer.Conv.same(8, 3, 1, 1);
        Sequence body = Sequence.of(conv, conv, conv, conv, conv, conv, conv, conv, conv);
        Graph graph = Lowered.of(new Design("many", new Shape(8, 6, 6), body)).graph();
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = Nd4j.ones(DataType.FLOAT, 1, 8, 6, 6)) {
            List<Float> sums = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                for (int node = 0; node < graph.nodes().size(); node++) {
                    Pass pass = new Pass(graph, weights, input, Set.of(node));
                    try (Activations done = engines.exact().run(pass, Watch.NONE)) {
                        sums.add(done.output().sumNumber().floatValue());
                    }
                }
            }
            assertThat(sums).containsOnly(sums.getFirst()).doesNotContain(0f);
        }
    }

    private static Watch afterOne() {
        return new Watch() {
            private boolean started;

            @Override
            public boolean cancelled() {
                return started;
            }

            @Override
            public void progress(int done, int of) {
                started = true;
            }
        };
    }

    @Test
    void changingDesignsLeavesNoNativeMemoryBehind() throws EngineException {
        for (int round = 0; round < 10; round++) {
            engines.on(RandomDesigns.sound(round), 1, round);
        }
        long before = Pointer.totalBytes();
        for (int round = 0; round < 40; round++) {
            engines.on(RandomDesigns.sound(round % 10), 1, round);
        }
        assertThat(Pointer.totalBytes()).isLessThan(before + (8L << 20));
    }
}
