package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import convscope.engine.EngineException;
import convscope.engine.OddDesigns;
import convscope.engine.plan.AllFinite;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.RandomDesigns;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.cuda.global.cudnn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What cuDNN itself makes of the planned extents and windows, which it says without a card: only
 * where the glue is in the build and the libraries are on the machine.
 */
@SuppressWarnings("deprecation") // As the engine that is tested.
class CudnnDescriptorsTest {

    @BeforeAll
    static void whereTheLibrariesAre() {
        Machine machine = new Machine();
        assumeThat(machine.glue()).isTrue();
        assumeThat(Stream.of(Library.values())).allMatch(machine::opens);
        assumeThat(cudnnLoads()).isTrue();
    }

    private static boolean cudnnLoads() {
        try {
            return cudnn.cudnnGetVersion() > 0;
        } catch (LinkageError noDriver) {
            return false;
        }
    }

    @Test
    void ofRandomDesignsAreAccepted() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            describe(RandomDesigns.sound(seed));
        }
    }

    @Test
    void ofOddGeometryAreAccepted() throws Exception {
        Random random = new Random(11);
        for (int trial = 0; trial < 300; trial++) {
            describe(OddDesigns.convolution(random));
            describe(OddDesigns.pool(random));
            describe(OddDesigns.other(trial, random));
        }
    }

    private static void describe(Design design) throws CardException, EngineException {
        Lowered lowered = Lowered.of(design);
        if (lowered.complete() && !lowered.graph().nodes().isEmpty()) {
            for (Call call :
                    Planner.program(lowered.graph(), Set.of(), 2, new AllFinite()).calls()) {
                try (Descriptors descriptors = new Descriptors()) {
                    describe(call, descriptors);
                }
            }
        }
    }

    private static void describe(Call call, Descriptors descriptors) throws CardException {
        for (DeviceTensor tensor : Planner.reads(call)) {
            assertThat(descriptors.tensor(tensor).isNull()).isFalse();
        }
        switch (call) {
            case Call.Convolve c ->
                    assertThat(extents(c.from(), c.weight(), c.window(), descriptors))
                            .isEqualTo(c.to().sizes());
            case Call.ConvolveAndRectify c ->
                    assertThat(extents(c.from(), c.weight(), c.window(), descriptors))
                            .isEqualTo(c.to().sizes());
            case Call.Pool pool ->
                    assertThat(extents(pool, descriptors)).isEqualTo(pool.to().sizes());
            case Call.ResponseNorm norm ->
                    assertThat(descriptors.response(norm).isNull()).isFalse();
            case Call.Activate activate ->
                    assertThat(descriptors.activation(activate.function()).isNull()).isFalse();
            case Call.Combine combine ->
                    assertThat(descriptors.operation(cudnn.CUDNN_OP_TENSOR_ADD).isNull()).isFalse();
            case Call.Root root ->
                    assertThat(descriptors.operation(cudnn.CUDNN_OP_TENSOR_SQRT).isNull())
                            .isFalse();
            case Call.Mean mean -> assertThat(descriptors.mean().isNull()).isFalse();
            default -> {}
        }
    }

    private static List<Integer> extents(
            DeviceTensor from, DeviceTensor weight, Call.Window window, Descriptors descriptors)
            throws CardException {
        int[][] sizes = new int[4][1];
        Status.dnn(
                "cudnnGetConvolution2dForwardOutputDim",
                cudnn.cudnnGetConvolution2dForwardOutputDim(
                        descriptors.convolution(window, cudnn.CUDNN_FMA_MATH),
                        descriptors.tensor(from),
                        descriptors.filter(weight.sizes()),
                        sizes[0],
                        sizes[1],
                        sizes[2],
                        sizes[3]));
        return Stream.of(sizes).map(size -> size[0]).toList();
    }

    private static List<Integer> extents(Call.Pool pool, Descriptors descriptors)
            throws CardException {
        int[][] sizes = new int[4][1];
        Status.dnn(
                "cudnnGetPooling2dForwardOutputDim",
                cudnn.cudnnGetPooling2dForwardOutputDim(
                        descriptors.pooling(pool),
                        descriptors.tensor(pool.from()),
                        sizes[0],
                        sizes[1],
                        sizes[2],
                        sizes[3]));
        return Stream.of(sizes).map(size -> size[0]).toList();
    }
}
