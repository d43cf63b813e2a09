package convscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegroupedTest {

    private static final int OUT = 12;
    private static final int IN = 24;
    private static final int AREA = 6;

    private static float[] kernel(int groups) {
        Random random = new Random(groups);
        float[] values = new float[OUT * IN / groups * AREA];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() + 1;
        }
        return values;
    }

    private static List<Integer> shape(int groups) {
        return List.of(OUT, IN / groups, 2, 3);
    }

    /** {@return the weight from one input channel to one output channel; 0 where it sees none} */
    private static float weight(float[] kernel, int groups, int out, int in, int tap) {
        int seen = IN / groups;
        int group = out / (OUT / groups);
        return in / seen != group ? 0 : kernel[(out * seen + in % seen) * AREA + tap];
    }

    @Test
    void aDenseKernelHoldsTheGroupedOneWithZerosElsewhere() {
        float[] grouped = kernel(4);
        float[] dense = regrouped(4, 1, grouped);
        assertThat(dense).hasSize(OUT * IN * AREA);
        forEachWeight(
                (out, in, tap) ->
                        assertThat(weight(dense, 1, out, in, tap))
                                .isEqualTo(weight(grouped, 4, out, in, tap)));
        assertThat(new Regrouped(4, 1).loses()).isFalse();
    }

    @Test
    void aGroupedKernelIsTheBlockDiagonalOfTheDenseOne() {
        float[] dense = kernel(1);
        float[] grouped = regrouped(1, 6, dense);
        assertThat(grouped).hasSize(OUT * IN / 6 * AREA);
        forEachWeight(
                (out, in, tap) ->
                        assertThat(weight(grouped, 6, out, in, tap))
                                .isEqualTo(
                                        in / (IN / 6) == out / (OUT / 6)
                                                ? weight(dense, 1, out, in, tap)
                                                : 0));
        assertThat(new Regrouped(1, 6).loses()).isTrue();
    }

    @Test
    void fewerGroupsThatDivideLoseNothing() {
        float[] four = kernel(4);
        float[] two = regrouped(4, 2, four);
        forEachWeight(
                (out, in, tap) ->
                        assertThat(weight(two, 2, out, in, tap))
                                .isEqualTo(weight(four, 4, out, in, tap)));
        assertThat(new Regrouped(4, 2).loses()).isFalse();
        assertThat(new Regrouped(4, 3).loses()).isTrue();
    }

    @Test
    void thereAndBackGivesTheKernelAgain() {
        float[] grouped = kernel(4);
        float[] dense = regrouped(4, 1, grouped);
        assertThat(regrouped(1, 4, dense)).isEqualTo(grouped);
    }

    private static float[] regrouped(int before, int after, float[] kernel) {
        TensorCopy made = new Regrouped(before, after).of(new TensorCopy(shape(before), kernel));
        assertThat(made.shape()).isEqualTo(shape(after));
        return made.values();
    }

    /** 4 channels in 2 groups, 1x1: the kernel's rows by hand. */
    @Test
    void theDenseKernelHasZerosWhereGroupsWouldMeet() {
        TensorCopy grouped =
                new TensorCopy(List.of(4, 2, 1, 1), new float[] {1, 2, 3, 4, 5, 6, 7, 8});
        assertThat(new Regrouped(2, 1).of(grouped).values())
                .containsExactly(1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 5, 6, 0, 0, 7, 8);
    }

    /** Neither number divides the other. */
    @Test
    void fourGroupsAsSixKeepWhatBothSee() {
        float[] four = kernel(4);
        float[] six = regrouped(4, 6, four);
        forEachWeight(
                (out, in, tap) ->
                        assertThat(weight(six, 6, out, in, tap))
                                .isEqualTo(
                                        in / (IN / 6) == out / (OUT / 6)
                                                ? weight(four, 4, out, in, tap)
                                                : 0));
    }

    private interface Weight {
        void check(int out, int in, int tap);
    }

    private static void forEachWeight(Weight weight) {
        for (int out = 0; out < OUT; out++) {
            for (int in = 0; in < IN; in++) {
                for (int tap = 0; tap < AREA; tap++) {
                    weight.check(out, in, tap);
                }
            }
        }
    }
}
