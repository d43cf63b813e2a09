package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.engine.OddDesigns;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Convolutions that nobody would design: windows that meet nothing but padding, taps that pass the
 * input on both sides, steps wider than the kernel.
 */
class OddConvolutionsTest {

    private static final int TRIALS = 400;

    private static Agreement engines;

    @BeforeAll
    static void start() throws EngineException {
        engines = Agreement.ofOneDnn();
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @Test
    void hundredsDrawnByASeedAgree() throws EngineException {
        Random random = new Random(31);
        int compared = 0;
        while (compared < TRIALS) {
            Design design = OddDesigns.fusedConvolution(random);
            if (Lowered.of(design).complete()) {
                engines.on(design, 1 + compared % 2, compared);
                compared++;
            }
        }
    }

    /** With each of these oneDNN 3.11 itself crashes or is wrong, in float32 or in bf16. */
    @ParameterizedTest
    @CsvSource({
        "dilation beside a kernel of 1,     3, 9, 1, 4, 1, 1, 3, 2, 3, 3, 1, 2, 1",
        "the input between two taps,        3, 9, 1, 4, 1, 2, 3, 2, 3, 3, 1, 2, 1",
        "the same in groups,               32, 9, 1, 32, 1, 3, 1, 7, 8, 12, 1, 3, 2",
        "the same in rows and columns,     24, 8, 3, 12, 2, 2, 5, 4, 9, 5, 5, 4, 6",
        "no window meets the input,        16, 10, 1, 16, 1, 2, 1, 5, 9, 4, 4, 2, 4",
        "nothing of the input is covered,   2, 1, 1, 3, 1, 1, 20, 20, 14, 14, 1, 1, 1",
        "the first window beside the input, 16, 9, 9, 16, 1, 2, 6, 7, 2, 3, 1, 1, 1",
        "a channel and one wide step,       1, 3, 4, 10, 1, 3, 1, 5, 0, 0, 1, 1, 1",
        "the same with padding,             1, 10, 3, 15, 2, 2, 1, 4, 1, 1, 3, 1, 1",
        "one wide step in bf16,            16, 3, 4, 48, 1, 4, 2, 4, 0, 0, 1, 1, 1",
        "the same in groups in bf16,        6, 2, 2, 12, 3, 3, 1, 2, 1, 1, 1, 1, 6"
    })
    void whatOneDnnCannotIsComputedAllTheSame(
            String what,
            int in,
            int height,
            int width,
            int out,
            int kernelHeight,
            int kernelWidth,
            int strideHeight,
            int strideWidth,
            int paddingHeight,
            int paddingWidth,
            int dilationHeight,
            int dilationWidth,
            int groups)
            throws EngineException {
        Layer conv =
                new Layer.Conv(
                        out,
                        new Extent(kernelHeight, kernelWidth),
                        new Extent(strideHeight, strideWidth),
                        new Extent(paddingHeight, paddingWidth),
                        new Extent(dilationHeight, dilationWidth),
                        groups,
                        true);
        Design design = OddDesigns.alone(new Shape(in, height, width), conv);
        assertThat(Lowered.of(design).complete()).as(what).isTrue();
        engines.on(design, 1, 1);
        engines.on(design, 2, 2);
    }
}
