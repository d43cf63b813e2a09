package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourScaleTest {
    @Test
    void theSequentialScaleGrowsLighterAllTheWay() {
        int[] colours = ColourScale.SEQUENTIAL.colours();
        for (int i = 1; i < 256; i++) {
            assertThat(lightness(colours[i]))
                    .as("step " + i)
                    .isGreaterThan(lightness(colours[i - 1]) - 0.2);
            if (i >= 16) {
                assertThat(lightness(colours[i])).isGreaterThan(lightness(colours[i - 16]) + 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DIVERGING", "DIVERGING_DARK"})
    void divergingScalesTellTheDistanceFromZeroByLightness(ColourScale scale) {
        int[] colours = scale.colours();
        double sign = scale == ColourScale.DIVERGING ? -1 : 1;
        for (int i = 128; i < 240; i++) {
            double here = lightness(colours[i]);
            assertThat(sign * (lightness(colours[i + 16]) - here)).isGreaterThan(3);
            assertThat(here).isCloseTo(lightness(colours[255 - i]), within(12.0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DIVERGING", "DIVERGING_DARK"})
    void signsStayApartForPeopleWhoDoNotSeeRedOrGreen(ColourScale scale) {
        int[] colours = scale.colours();
        for (int i = 24; i < 110; i++) {
            // Without red-green vision, blue against the mean of red and green is what is left.
            assertThat(blueness(colours[i])).isGreaterThan(20);
            assertThat(blueness(colours[255 - i])).isLessThan(-20);
        }
    }

    @Test
    void zeroIsNeutralInTheMiddle() {
        ValueRange range = new ValueRange(-1, 3).forColours();

        assertThat(range).isEqualTo(new ValueRange(-3, 3));
        assertThat(ColourScale.of(range, false)).isEqualTo(ColourScale.DIVERGING);
        assertThat(ColourScale.of(range, true)).isEqualTo(ColourScale.DIVERGING_DARK);
        TestFiles.assertNear(ColourScale.DIVERGING.argb(0, range), 0xF7F7F7, 3);
    }

    @Test
    void oneSignedRangesReachToZeroAndAreSequential() {
        assertThat(new ValueRange(2, 5).forColours()).isEqualTo(new ValueRange(0, 5));
        assertThat(new ValueRange(-5, -2).forColours()).isEqualTo(new ValueRange(-5, 0));
        assertThat(ColourScale.of(new ValueRange(0, 5), false)).isEqualTo(ColourScale.SEQUENTIAL);
    }

    @Test
    void whatIsNotFiniteHasAColourOfItsOwn() {
        ValueRange range = new ValueRange(0, 1);
        assertThat(ColourScale.SEQUENTIAL.argb(Double.NEGATIVE_INFINITY, range))
                .isEqualTo(ColourScale.NOT_FINITE);
        assertThat(ColourScale.SEQUENTIAL.argb(Double.NaN)).isEqualTo(ColourScale.NOT_FINITE);
        for (ColourScale scale : ColourScale.values()) {
            assertThat(scale.colours()).doesNotContain(ColourScale.NOT_FINITE).hasSize(256);
        }
    }

    @Test
    void valuesBeyondTheRangeTakeTheEndsColour() {
        ValueRange range = new ValueRange(0, 1);
        int[] colours = ColourScale.SEQUENTIAL.colours();

        assertThat(ColourScale.SEQUENTIAL.argb(7, range)).isEqualTo(colours[255]);
        assertThat(ColourScale.SEQUENTIAL.argb(-9, range)).isEqualTo(colours[0]);
    }

    @Test
    void rangesPassOverWhatIsNotFinite() {
        float[] values = {Float.NaN, 2, Float.POSITIVE_INFINITY, -1, Float.NEGATIVE_INFINITY};

        assertThat(ValueRange.of(values, 0, 5)).isEqualTo(new ValueRange(-1, 2));
        assertThat(ValueRange.of(values, 0, 1)).isEqualTo(new ValueRange(0, 0));
    }

    /** CIE 1976 L*, 0..100. */
    private static double lightness(int argb) {
        double y = 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int bits) {
        double value = (bits & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double blueness(int argb) {
        return (argb & 0xFF) - ((argb >> 16 & 0xFF) + (argb >> 8 & 0xFF)) / 2.0;
    }
}
