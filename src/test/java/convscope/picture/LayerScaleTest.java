package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerScaleTest {

    private static ValueRange range(float[] values) {
        return LayerScale.of(new FeatureMaps(1, 1, values.length, values));
    }

    private static float[] normal(int count) {
        Random random = new Random(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void oneOutlierDoesNotStretchTheScale() {
        float[] values = normal(50_000);
        values[77] = 1000;
        assertThat(range(values).max()).isLessThan(1000);
        float[] tame = normal(50_000);
        // 2.576: the 99.5th percentile of the normal distribution
        assertThat(range(tame).max()).isBetween(2.4, 2.75);
        assertThat(range(tame).min()).isBetween(-2.75, -2.4);
    }

    @Test
    void whereNearlyAllIsZeroNothingIsCut() {
        float[] values = new float[50_000];
        values[3] = 5;
        values[9] = -2;
        assertThat(range(values)).isEqualTo(new ValueRange(-2, 5));
    }

    @Test
    void anEndAtZeroStays() {
        float[] values = normal(50_000);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        assertThat(range(values).min()).isZero();
    }

    @Test
    void valuesThatAreNoNumbersDoNotHarm() {
        float[] values = normal(50_000);
        for (int i = 0; i < values.length; i += 2) {
            values[i] = Float.NaN;
        }
        assertThat(range(values).max()).isBetween(2.3, 2.9);
        float[] none = new float[5000];
        Arrays.fill(none, Float.NaN);
        assertThat(range(none)).isEqualTo(new ValueRange(0, 0));
    }
}
