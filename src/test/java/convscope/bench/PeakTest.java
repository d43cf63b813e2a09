package convscope.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakTest {

    private static final Peak PEAK = new Peak(500e9, "a");

    @Test
    void theShareIsOfWhatThePeakWouldDoInThatTime() {
        assertThat(PEAK.share(5e9, 20)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void theHigherOfTwoStays() {
        Peak higher = new Peak(501e9, "b");
        assertThat(PEAK.or(higher)).isSameAs(higher);
        assertThat(higher.or(PEAK)).isSameAs(higher);
    }

    @Test
    void whatIsMeasuredHasANumberAndAName() {
        Peak measured = Peak.measure(false);
        assertThat(measured.operationsPerSecond()).isPositive().isFinite();
        assertThat(measured.by()).containsAnyOf("nd4j", "onednn");
    }
}
