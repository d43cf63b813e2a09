package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.WeightsChoice;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitedWeightsTest {

    private static final Graph GRAPH =
            Lowered.of(
                            new Design(
                                    "one",
                                    new Shape(4, 8, 8),
                                    Sequence.of(Layer.Conv.same(4, 3, 1, 1))))
                    .graph();
    private static final WeightsChoice FILE = new WeightsChoice.File(Path.of("w.safetensors"));

    private final CountDownLatch there = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();

    private Weights source(WeightsChoice choice, Graph graph) throws IOException {
        if (choice instanceof WeightsChoice.File) {
            reads.incrementAndGet();
            try {
                there.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return SeededWeights.of(graph, 0);
    }

    @Test
    void whoIsNeededElsewhereLeavesAFileThatNeverComes() throws Exception {
        try (AwaitedWeights weights = new AwaitedWeights(this::source, () -> true)) {
            assertThatThrownBy(() -> weights.weights(FILE, GRAPH))
                    .isInstanceOf(CancellationException.class);
            try (Weights seeded = weights.weights(new WeightsChoice.Seed(1), GRAPH)) {
                assertThat(seeded.find("conv1.weight")).isPresent();
            }
        }
    }

    @Test
    void whatIsAskedForAgainIsNotReadAgain() throws Exception {
        try (AwaitedWeights weights = new AwaitedWeights(this::source, () -> true)) {
            assertThatThrownBy(() -> weights.weights(FILE, GRAPH))
                    .isInstanceOf(CancellationException.class);
            there.countDown();
            weights.weights(FILE, GRAPH).close();
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void whyAFileCannotBeReadComesThrough() {
        IOException gone = new IOException("w.safetensors does not exist");
        WeightsSource broken =
                (choice, graph) -> {
                    throw gone;
                };
        try (AwaitedWeights weights = new AwaitedWeights(broken, () -> false)) {
            assertThatThrownBy(() -> weights.weights(FILE, GRAPH)).isSameAs(gone);
        }
    }
}
