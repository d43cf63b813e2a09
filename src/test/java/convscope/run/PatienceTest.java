package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long MS = 1_000_000;

    private final Patience patience = new Patience();

    @Test
    void aShortPassAlwaysEnds() {
        patience.started(0);
        assertThat(patience.givesWay(90 * MS, 1, 100)).isFalse();
    }

    @Test
    void aLongPassGivesWayWhileItIsYoung() {
        patience.started(0);
        assertThat(patience.givesWay(200 * MS, 10, 100)).isTrue();
        assertThat(patience.givesWay(200 * MS, 60, 100)).isFalse();
    }

    @Test
    void afterASecondWithoutAnAnswerThePassEndsWhateverComes() {
        patience.started(0);
        patience.started(150 * MS);
        patience.started(950 * MS);
        assertThat(patience.givesWay(1100 * MS, 10, 100)).isFalse();
        patience.answered();
        patience.started(2000 * MS);
        assertThat(patience.givesWay(2200 * MS, 10, 100)).isTrue();
    }
}
