package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Op;
import convscope.model.Extent;
import org.junit.jupiter.api.Test;

class GroupCountTest {

    private static GroupCount count(int in, int out, int kernel, int groups) {
        return new GroupCount(
                new Op.Conv2d(
                        in,
                        out,
                        Extent.square(kernel),
                        Extent.ONE,
                        Extent.ZERO,
                        Extent.ONE,
                        groups,
                        false),
                56 * 56);
    }

    /** The tensor's own elements: [out, in / groups, kh, kw]. */
    @Test
    void weightsAreAsManyAsTheTensorHas() {
        for (int groups : new int[] {1, 2, 4, 8, 16, 32, 64, 128}) {
            GroupCount count = count(128, 128, 3, groups);
            long elements =
                    count.conv().tensors().values().iterator().next().stream()
                            .mapToLong(i -> i)
                            .reduce(1, (a, b) -> a * b);
            assertThat(count.weights()).isEqualTo(elements);
            assertThat(count.kernels() * 9).isEqualTo(elements);
        }
    }

    /** Xie et al., 2016, table 1: 4 608 for conv2 of ResNeXt-50 32x4d, against 147 456. */
    @Test
    void theCommonMistakeComesToTheDenseCount() {
        GroupCount count = count(128, 128, 3, 32);
        assertThat(count.weights()).isEqualTo(4608);
        assertThat(count.mistaken()).isEqualTo(147_456);
        assertThat(count.dense()).isEqualTo(147_456);
        assertThat(count.multiplyAdds()).isEqualTo(14_450_688);
        assertThat(NumberText.change(count.change())).isEqualTo("-96.9 %");
    }

    @Test
    void theNumbersStandInTheFormula() {
        GroupCount count = count(96, 256, 5, 2);
        assertThat(count.formula()).isEqualTo("5*5*(96/2)*256");
        assertThat(count.mistakenFormula()).isEqualTo("5*5*(96/2)*256*2");
        assertThat(count.denseFormula()).isEqualTo("5*5*96*256");
    }
}
