package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.model.Extent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

    /** Input, weight, bias, what is added, target: each apart from the others. */
    private static DeviceTensor tensor(long offset, int n, int c, int h, int w) {
        return DeviceTensor.packed(new DevicePlace.InArena(offset * Float.BYTES), n, c, h, w);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRectifiedConvolutionIsTheSameInSeveralCalls(boolean adds) {
        Call.ConvolveAndRectify call =
                new Call.ConvolveAndRectify(
                        tensor(0, 2, 4, 5, 6),
                        tensor(300, 6, 2, 3, 3),
                        new Call.Window(Extent.ONE, Extent.ONE, Extent.ONE, 2),
                        adds ? Optional.of(tensor(500, 2, 6, 5, 6)) : Optional.empty(),
                        tensor(900, 1, 6, 1, 1),
                        tensor(1000, 2, 6, 5, 6));
        float[] together = numbers();
        float[] separately = numbers();
        HostCalls host = new HostCalls();
        host.run(call, in(together));
        for (Call each : call.separately()) {
            Documented.check(each);
            host.run(each, in(separately));
        }
        assertThat(separately).containsExactly(together, within(1e-5f));
        assertThat(Arrays.copyOfRange(together, 1000, 1360))
                .isNotEqualTo(Arrays.copyOfRange(numbers(), 1000, 1360));
    }

    private static float[] numbers() {
        Random random = new Random(1);
        float[] numbers = new float[1400];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    private static HostCalls.Numbers in(float[] all) {
        return tensor -> {
            long offset = ((DevicePlace.InArena) tensor.place()).offset();
            int first = Math.toIntExact(offset / Float.BYTES + tensor.first());
            return new HostCalls.Array(all, first, tensor);
        };
    }
}
