package convscope.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final long SECOND = 1_000_000_000;

    private final List<String> order = new ArrayList<>();
    private long now;

    private List<Contestant<RuntimeException>> contestants(String... names) {
        List<Contestant<RuntimeException>> contestants = new ArrayList<>();
        for (String name : names) {
            contestants.add(
                    () -> {
                        order.add(name);
                        now += SECOND;
                        return order.size();
                    });
        }
        return contestants;
    }

    @Test
    void contestantsRunInTurnsAndEachTurnBeginsWithARunThatIsNotCounted() {
        List<Timings> timings = new Rounds(2, 1e9).of(contestants("a", "b"), () -> now);
        assertThat(String.join("", order)).isEqualTo("aabbaabb");
        assertThat(timings.get(0).milliseconds()).containsExactly(2.0, 6.0);
        assertThat(timings.get(1).milliseconds()).containsExactly(4.0, 8.0);
    }

    @Test
    void whoIsAloneWarmsUpOnce() {
        List<Timings> timings = new Rounds(3, 1e9).of(contestants("a"), () -> now);
        assertThat(timings.get(0).milliseconds()).containsExactly(2.0, 3.0, 4.0);
    }

    @Test
    void noRoundBeginsAfterTheTime() {
        assertThat(new Rounds(100, 9).of(contestants("a"), () -> now).get(0).runs()).isEqualTo(8);
    }

    @Test
    void threeRoundsAreRunHoweverLongTheyTake() {
        assertThat(new Rounds(100, 0.001).of(contestants("a", "b"), () -> now).get(1).runs())
                .isEqualTo(3);
    }

    @Test
    void noRunsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rounds(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rounds(1, Double.NaN));
    }
}
