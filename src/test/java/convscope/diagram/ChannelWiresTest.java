package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import convscope.diagram.ChannelWires.Bundle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelWiresTest {

    /** Numbers the groups by dealing the channels out, as PyTorch's documentation has it. */
    private static boolean[][] bruteForce(int in, int out, int groups) {
        boolean[][] connected = new boolean[out][in];
        int input = 0;
        int output = 0;
        for (int group = 0; group < groups; group++) {
            for (int o = output; o < output + out / groups; o++) {
                for (int i = input; i < input + in / groups; i++) {
                    connected[o][i] = true;
                }
            }
            input += in / groups;
            output += out / groups;
        }
        return connected;
    }

    @ParameterizedTest
    @CsvSource({
        "3, 64, 1",
        "8, 8, 2",
        "12, 6, 3",
        "6, 24, 6",
        "64, 64, 64",
        "128, 128, 32",
        "1, 1, 1"
    })
    void aWireIsWhereGroupsAreTheSame(int in, int out, int groups) {
        ChannelWires wires = new ChannelWires(in, out, groups);
        boolean[][] expected = bruteForce(in, out, groups);
        long count = 0;
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                assertThat(wires.connects(i, o)).isEqualTo(expected[o][i]);
                count += expected[o][i] ? 1 : 0;
            }
        }
        assertThat(wires.count()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"12, 6, 3, 100", "64, 64, 64, 10", "128, 256, 32, 7", "2048, 2048, 2048, 120"})
    void bundlesHoldEveryGroupOnceAndNoWireLeavesThem(int in, int out, int groups, int most) {
        ChannelWires wires = new ChannelWires(in, out, groups);
        List<Bundle> bundles = wires.bundles(most);
        assertThat(bundles).hasSize(Math.min(groups, most));
        assertThat(bundles.stream().mapToInt(Bundle::groups).sum()).isEqualTo(groups);
        assertThat(bundles.getFirst().inFirst()).isZero();
        assertThat(bundles.getLast().inEnd()).isEqualTo(in);
        assertThat(bundles.getLast().outEnd()).isEqualTo(out);
        for (int o = 0; o < out; o += Math.max(1, out / 50)) {
            for (int i = 0; i < in; i += Math.max(1, in / 50)) {
                int output = o;
                int input = i;
                if (wires.connects(i, o)) {
                    assertThat(bundles)
                            .filteredOn(b -> b.hasInput(input) || b.hasOutput(output))
                            .singleElement()
                            .matches(b -> b.hasInput(input) && b.hasOutput(output));
                }
            }
        }
    }

    @Test
    void groupsThatDoNotDivideAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelWires(30, 64, 32));
    }
}
