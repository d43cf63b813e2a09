package convscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayTest {

    private static final Axis FIVE = new Axis(5, 5, 3, 1, 1, 1);
    private static final SlidingWindow SAME = new SlidingWindow(FIVE, FIVE);

    @Test
    void atFirstEverythingIsShown() {
        assertThat(Play.of(SAME).filled(24)).isTrue();
    }

    @Test
    void steppingFillsUpToTheWindow() {
        Play play = Play.of(SAME).step(1).step(1);
        assertThat(play.filled(2)).isTrue();
        assertThat(play.filled(3)).isFalse();
        assertThat(play.step(-1).filled(2)).isFalse();
    }

    @Test
    void itEndsAtTheLastPosition() {
        Play end = Play.of(SAME).step(100);
        assertThat(end.atEnd()).isTrue();
        assertThat(end.row()).isEqualTo(4);
        assertThat(end.step(1)).isEqualTo(end);
        assertThat(end.restart().index()).isZero();
    }

    @Test
    void playingGoesOnWithAnotherStride() {
        Axis half = new Axis(5, 3, 3, 2, 1, 1);
        Play play = Play.of(SAME).at(4, 2).step(0).onto(new SlidingWindow(half, half));
        assertThat(play.row()).isEqualTo(2);
        assertThat(play.column()).isEqualTo(1);
        assertThat(play.filling()).isTrue();
    }

    @Test
    void aLocationOutsideIsTheNearest() {
        assertThat(Play.of(SAME).at(99, -1).index()).isEqualTo(20);
    }

    @Test
    void aNeighbourhoodStaysOnTheMapAndItsPadding() {
        Axis axis = new Axis(100, 100, 3, 1, 1, 1);
        SlidingWindow window = new SlidingWindow(axis, axis);
        assertThat(Neighbourhood.around(window.patch(0, 50), 11))
                .isEqualTo(new Neighbourhood(-1, 45, 11, 11));
        assertThat(Neighbourhood.around(window.patch(99, 99), 11))
                .isEqualTo(new Neighbourhood(90, 90, 11, 11));
        assertThat(Neighbourhood.whole(window)).isEqualTo(new Neighbourhood(-1, -1, 102, 102));
    }

    @Test
    void aPatchLargerThanTheNeighbourhoodIsSeenWhole() {
        Axis axis = new Axis(100, 76, 13, 1, 0, 2);
        Neighbourhood seen = Neighbourhood.around(new SlidingWindow(axis, axis).patch(10, 10), 11);
        assertThat(seen.rows()).isEqualTo(27);
        assertThat(seen.top()).isEqualTo(9);
    }
}
