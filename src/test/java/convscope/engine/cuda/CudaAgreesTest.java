package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Agreement;
import convscope.engine.AgreesOnDesigns;
import convscope.engine.EngineException;
import convscope.engine.OddDesigns;
import convscope.model.Layer;
import convscope.model.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole planning of the engine, its calls done by a stand-in as they are documented. */
class CudaAgreesTest implements AgreesOnDesigns {

    private final HostCard card = new HostCard();
    private Agreement both;

    @BeforeEach
    void start() throws EngineException {
        both = Agreement.of(new CudaEngine(card, false));
    }

    @AfterEach
    void everythingIsGivenBack() {
        both.close();
        assertThat(card.held()).isZero();
        assertThat(card.closed()).isTrue();
    }

    @Override
    public Agreement both() {
        return both;
    }

    @Override
    public int trials() {
        return 100;
    }

    /** Even windows, larger ones than cuDNN has, exponents and constants that it refuses. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.01, 0.75, 1",
        "2, 0.01, 0.75, 1",
        "4, 3, 2, 0.5",
        "15, 1, 0.75, 2",
        "17, 1, 0.75, 2",
        "64, 1, 0.75, 2",
        "5, 1, 0, 2",
        "5, 1, 0.005, 2",
        "4, 1, 0.005, 2",
        "5, 1, 0.75, 0.000001",
        "6, 1, 0.75, 0.000001",
        "3, 0, 0.75, 2",
        "4, 0, 0.75, 2"
    })
    void onEveryLegalResponseNorm(int size, double alpha, double beta, double k)
            throws EngineException {
        for (int channels : new int[] {1, 2, 7, 33}) {
            Layer norm = new Layer.Lrn(size, alpha, beta, k);
            both.on(OddDesigns.alone(new Shape(channels, 3, 5), norm), 2, size);
        }
    }
}
