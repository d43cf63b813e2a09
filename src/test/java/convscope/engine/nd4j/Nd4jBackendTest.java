package convscope.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.engine.NvidiaDriver.Adapter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Nd4jBackendTest {

    private static final OptionalInt CUDA_12 = OptionalInt.of(12040);

    private static Optional<String> with(int capability) {
        return Nd4jBackend.reason(
                CUDA_12, () -> List.of(new Adapter("A card", 1L << 30, capability)));
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 61, 75, 80, 86, 89})
    void aCardThatItHasCodeForIsTaken(int capability) {
        assertThat(with(capability)).isEmpty();
    }

    @Test
    void onANewerCardItStaysOnTheProcessorAndSaysSo() {
        assertThat(with(90))
                .contains(
                        "nd4j stays on the processor: A card has compute capability 9.0, and ND4J's CUDA backend has code for 3.7 to 8.9");
    }

    @Test
    void onAnOlderCardToo() {
        assertThat(with(35)).isPresent();
    }

    @Test
    void withoutADriverCardsAreNotAskedFor() {
        assertThat(
                        Nd4jBackend.reason(
                                OptionalInt.empty(),
                                () -> {
                                    throw new AssertionError();
                                }))
                .contains("nd4j stays on the processor: there is no NVIDIA driver on this machine");
    }

    @Test
    void withADriverThatIsTooOld() {
        assertThat(Nd4jBackend.reason(OptionalInt.of(11020), List::of))
                .contains("nd4j stays on the processor: the NVIDIA driver is older than CUDA 11.6");
    }

    @Test
    void withoutACard() {
        assertThat(Nd4jBackend.reason(CUDA_12, List::of))
                .contains("nd4j stays on the processor: the NVIDIA driver finds no card");
    }

    @Test
    void withADriverThatDoesNotStart() {
        assertThat(
                        Nd4jBackend.reason(
                                CUDA_12,
                                () -> {
                                    throw new EngineException("the NVIDIA driver does not start");
                                }))
                .contains("nd4j stays on the processor: the NVIDIA driver does not start");
    }

    @Test
    void aBuildWithoutTheBackendHasNothingToSay() {
        assertThat(Nd4jBackend.staysOnTheProcessor()).isEmpty();
    }
}
