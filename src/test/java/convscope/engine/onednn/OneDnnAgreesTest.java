package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.engine.Engines;
import convscope.engine.OddDesigns;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneDnnAgreesTest {

    private static Agreement both;

    @BeforeAll
    static void start() throws EngineException {
        both = new Agreement(Engines.byName("onednn"));
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void onRandomDesigns() throws EngineException {
        for (long seed = 0; seed < 60; seed++) {
            both.on(RandomDesigns.sound(seed), 1 + (int) (seed % 2), seed);
        }
    }

    @Test
    void onConvolutionsOfOddGeometry() throws EngineException {
        Random random = new Random(11);
        for (int trial = 0; trial < 60; trial++) {
            both.on(OddDesigns.convolution(random), 1 + trial % 2, trial);
        }
    }

    @Test
    void onPoolsOfOddGeometry() throws EngineException {
        Random random = new Random(12);
        for (int trial = 0; trial < 60; trial++) {
            both.on(OddDesigns.pool(random), 1 + trial % 2, trial);
        }
    }

    @Test
    void onTheOtherOperations() throws EngineException {
        Random random = new Random(13);
        for (int trial = 0; trial < 60; trial++) {
            both.on(OddDesigns.other(trial, random), 1 + trial % 2, trial);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onEveryFormOfResNeXt(ResNeXt.Form form) throws EngineException {
        for (Shortcut shortcut : Shortcut.values()) {
            for (int stride = 1; stride <= 2; stride++) {
                Sequence blocks =
                        Sequence.of(
                                new ResNeXt(form, 8, 4, 48, stride, shortcut, 4),
                                new ResNeXt(form, 5, 3, 48, 1, shortcut, 0));
                both.on(new Design("forms", new Shape(32, 9, 7), blocks), 2, stride);
            }
        }
    }

    @Test
    void cancellingInTheMiddleLeavesAUsableEngine() throws EngineException {
        Design design =
                alone(new Shape(8, 6, 6), Layer.Conv.same(8, 3, 1, 1))
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
            assertThatThrownBy(() -> both.fast().run(pass, afterOne()))
                    .isInstanceOf(CancellationException.class);
        }
        both.on(design, 1, 1);
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
            both.on(RandomDesigns.sound(round), 1, round);
        }
        long before = Pointer.totalBytes();
        for (int round = 0; round < 40; round++) {
            both.on(RandomDesigns.sound(round % 10), 1, round);
        }
        assertThat(Pointer.totalBytes()).isLessThan(before + (8L << 20));
    }

    private static Design alone(Shape shape, Layer layer) {
        return new Design("alone", shape, Sequence.of(layer));
    }
}
