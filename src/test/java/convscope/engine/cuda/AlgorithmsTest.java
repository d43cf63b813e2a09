package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlgorithmsTest {

    private static final Convolution ONE =
            new Convolution(
                    List.of(1, 4, 5, 5),
                    List.of(4, 4, 1, 1),
                    new Call.Window(Extent.ONE, Extent.ZERO, Extent.ONE, 1),
                    List.of(1, 4, 5, 5));

    private final HostCard card = new HostCard();
    private final Algorithms algorithms = new Algorithms(card);

    @Test
    void theBestEstimateIsTakenThatDoesNotNeedTooMuchMemory() throws CardException {
        assertThat(algorithms.of(ONE).number()).isZero();
    }

    @Test
    void whatWasMeasuredTakesThePlaceOfTheEstimate() throws CardException {
        assertThat(algorithms.measure(ONE)).isTrue();
        assertThat(algorithms.of(ONE).number()).isEqualTo(1);
    }

    @Test
    void aShapeIsMeasuredOnce() throws CardException {
        algorithms.measure(ONE);
        assertThat(algorithms.measure(ONE)).isFalse();
        assertThat(card.measured()).isEqualTo(1);
    }
}
