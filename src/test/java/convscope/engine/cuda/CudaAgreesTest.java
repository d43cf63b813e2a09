package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.engine.OddDesigns;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole planning of the engine, its calls done by a stand-in as they are documented. */
class CudaAgreesTest {

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

    @Test
    void onRandomDesigns() throws EngineException {
        for (long seed = 0; seed < 100; seed++) {
            both.on(RandomDesigns.sound(seed), 1 + (int) (seed % 2), seed);
        }
    }

    @Test
    void onConvolutionsOfOddGeometry() throws EngineException {
        Random random = new Random(11);
        for (int trial = 0; trial < 100; trial++) {
            both.on(OddDesigns.convolution(random), 1 + trial % 2, trial);
        }
    }

    @Test
    void onPoolsOfOddGeometry() throws EngineException {
        Random random = new Random(12);
        for (int trial = 0; trial < 100; trial++) {
            both.on(OddDesigns.pool(random), 1 + trial % 2, trial);
        }
    }

    @Test
    void onTheOtherOperations() throws EngineException {
        Random random = new Random(13);
        for (int trial = 0; trial < 100; trial++) {
            both.on(OddDesigns.other(trial, random), 1 + trial % 2, trial);
        }
    }

    @Test
    void onWhatIsNotFinite() throws EngineException {
        Random random = new Random(14);
        for (int trial = 0; trial < 40; trial++) {
            int batch = 1 + trial % 2;
            both.onNotFinite(RandomDesigns.sound(trial), batch, trial);
            both.onNotFinite(OddDesigns.convolution(random), batch, trial);
            both.onNotFinite(OddDesigns.pool(random), batch, trial);
            both.onNotFinite(OddDesigns.other(trial, random), batch, trial);
        }
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
}
