package convscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static Contender of(String label, Block... blocks) {
        Design design = new Design(label, new Shape(128, 56, 56), Sequence.of(blocks));
        return Contender.of(label, Lowered.of(design));
    }

    private static Contender conv(String label, int groups) {
        return of(label, Layer.Conv.same(128, 3, 1, groups));
    }

    private static String says(Contender one, Contender other) {
        return Likeness.of(one, other).says();
    }

    @Test
    void groupsSaveParametersAndMultiplyAddsAndNothingElse() {
        assertThat(says(conv("grouped", 32), conv("dense", 1)))
                .isEqualTo(
                        "Equal: output shape 128x56x56, activation memory 1.53 MiB, receptive field"
                                + " 3 x 3 pixels. This design has 32 times fewer parameters and 32"
                                + " times fewer multiply-adds than dense.");
    }

    @Test
    void whatCostsMoreIsSaidToCostMore() {
        assertThat(says(conv("dense", 1), conv("grouped", 32)))
                .contains(
                        "This design has 32 times more parameters and 32 times more multiply-adds"
                                + " than grouped.");
    }

    @Test
    void whatIsEqualIsNotSaidToDiffer() {
        assertThat(says(conv("one", 4), conv("other", 4)))
                .isEqualTo(
                        "Equal: output shape 128x56x56, 36 864 parameters, 116 M multiply-adds,"
                                + " activation memory 1.53 MiB, receptive field 3 x 3 pixels.");
    }

    @Test
    void anotherShapeAndAnotherFieldAreNamed() {
        assertThat(says(conv("one", 1), of("other", Layer.Conv.same(64, 5, 2, 1))))
                .contains("Its output shape is 128x56x56, not 64x28x28.")
                .contains("Its receptive field is 3 x 3 pixels, not 5 x 5 pixels.")
                .contains("8 times more activation memory than other");
    }

    @Test
    void aDesignWithoutParametersHasNoRatio() {
        Contender pool =
                of("pool", new Layer.MaxPool(Extent.square(3), Extent.ONE, Extent.ONE, false));
        assertThat(says(conv("one", 1), pool))
                .contains("pool has no parameters. pool has no multiply-adds.");
        assertThat(says(pool, conv("dense", 1))).contains("It has no parameters.");
    }

    @Test
    void aSmallDifferenceIsSaidInPercent() {
        assertThat(new Ratio(103, 100).says("fewer")).isEqualTo("3.0 % more");
        assertThat(new Ratio(70_400, 69_632).change()).isEqualTo("-1.1 %");
    }

    @Test
    void aFaultyDesignIsLikeNothing() {
        Contender faulty = of("faulty", Layer.Conv.same(30, 3, 1, 32));
        assertThat(says(conv("one", 1), faulty)).isEmpty();
        assertThat(faulty.fault()).startsWith("conv1 does not fit: ").endsWith(".");
    }

    @Test
    void theTimeIsSaidOnceBothAreMeasured() {
        Contender grouped = conv("grouped", 32).measured(OptionalDouble.of(1.5));
        Contender dense = conv("dense", 1);
        assertThat(Likeness.pace(grouped, dense)).isEmpty();
        assertThat(Likeness.pace(grouped, dense.measured(OptionalDouble.of(6))))
                .isEqualTo("It runs 4 times faster than dense.");
        assertThat(Likeness.pace(grouped, dense.measured(OptionalDouble.of(0.5))))
                .isEqualTo("It runs 3 times slower than dense.");
        assertThat(Likeness.pace(grouped, dense.measured(OptionalDouble.of(1.55))))
                .isEqualTo("It takes about as long as dense.");
    }
}
