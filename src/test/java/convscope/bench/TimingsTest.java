package convscope.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {

    @Test
    void ofAnOddNumberTheMedianIsTheMiddleOne() {
        assertThat(new Timings(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4);
    }

    @Test
    void ofAnEvenNumberTheMedianLiesBetweenTheMiddleTwo() {
        assertThat(new Timings(List.of(100.0, 2.0, 3.0, 1.0)).median()).isEqualTo(2.5);
    }

    @Test
    void oneSlowRunLeavesTheMedianWhereItIs() {
        assertThat(new Timings(List.of(2.0, 2.0, 2.0, 2.0, 1e6)).median()).isEqualTo(2);
    }

    @Test
    void theMinimumIsTheShortest() {
        assertThat(new Timings(List.of(3.0, 1.5, 2.0)).minimum()).isEqualTo(1.5);
    }

    @Test
    void theRatioIsThatOfTheMedians() {
        Timings fast = new Timings(List.of(1.0, 3.0, 50.0));
        Timings slow = new Timings(List.of(12.0, 1.0, 90.0));
        assertThat(fast.ratio(slow)).isEqualTo(0.25, within(1e-12));
        assertThat(slow.ratio(fast)).isEqualTo(4, within(1e-12));
    }

    @Test
    void withoutARunThereIsNothingToSay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Timings(List.of()));
    }
}
