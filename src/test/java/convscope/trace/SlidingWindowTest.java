package convscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    /** 3x3 over 4x5, padding 1: as many positions as pixels. */
    private static final SlidingWindow SAME =
            new SlidingWindow(new Axis(4, 4, 3, 1, 1, 1), new Axis(5, 5, 3, 1, 1, 1));

    @Test
    void positionsArePlayedRowByRow() {
        assertThat(SAME.count()).isEqualTo(20);
        assertThat(SAME.row(7)).isEqualTo(1);
        assertThat(SAME.column(7)).isEqualTo(2);
        assertThat(SAME.index(1, 2)).isEqualTo(7);
    }

    @Test
    void theRimMeetsPadding() {
        String rim =
                IntStream.range(0, 20)
                        .mapToObj(i -> SAME.atEdge(i) ? "x" : ".")
                        .reduce("", String::concat);
        assertThat(rim).isEqualTo("xxxxx" + "x...x" + "x...x" + "xxxxx");
    }

    @Test
    void anEdgeIsNewAtItsFirstWindow() {
        String starts =
                IntStream.range(0, 20)
                        .mapToObj(i -> SAME.newEdge(i) ? "x" : ".")
                        .reduce("", String::concat);
        assertThat(starts).isEqualTo("xx..x" + "x...x" + "....." + "xx..x");
    }

    @Test
    void theNextEdgeAfterTheLastIsTheFirst() {
        assertThat(SAME.nextEdge(1)).isEqualTo(4);
        assertThat(SAME.nextEdge(6)).isEqualTo(9);
        assertThat(SAME.nextEdge(19)).isZero();
    }

    @Test
    void anotherWindowStandsWhereTheOldOneStood() {
        Axis half = new Axis(9, 4, 3, 2, 0, 1);
        Axis full = new Axis(9, 9, 3, 1, 1, 1);
        SlidingWindow sparse = new SlidingWindow(half, half);
        SlidingWindow dense = new SlidingWindow(full, full);
        int there = dense.nearest(sparse.patch(1, 3));
        assertThat(dense.row(there)).isEqualTo(3);
        assertThat(dense.column(there)).isEqualTo(7);
        assertThat(sparse.nearest(dense.patch(3, 7))).isEqualTo(sparse.index(1, 3));
    }

    @Test
    void withoutPaddingThereIsNoEdge() {
        Axis axis = new Axis(4, 2, 3, 1, 0, 1);
        SlidingWindow window = new SlidingWindow(axis, axis);
        assertThat(window.nextEdge(2)).isEqualTo(2);
    }

    @Test
    void aStrideWiderThanTheKernelSkipsPixels() {
        Axis axis = new Axis(4, 2, 1, 2, 0, 1);
        SlidingWindow window = new SlidingWindow(axis, axis);
        assertThat(window.skips(0, 0)).isFalse();
        assertThat(window.skips(0, 1)).isTrue();
        assertThat(window.skips(1, 0)).isTrue();
        assertThat(window.skips(2, 2)).isFalse();
    }

    @Test
    void whatNoWindowReachesAtTheEndIsSkipped() {
        Axis axis = new Axis(6, 2, 3, 2, 0, 1);
        assertThat(IntStream.range(0, 6).filter(at -> !axis.reads(at))).containsExactly(5);
    }

    @Test
    void betweenDilatedTapsThereAreHoles() {
        Axis axis = new Axis(5, 5, 3, 1, 2, 2);
        Patch patch = new SlidingWindow(axis, axis).patch(0, 2);
        assertThat(patch.inputRow(0)).isEqualTo(-2);
        assertThat(patch.inputColumn(2)).isEqualTo(4);
        assertThat(patch.taps(0, 2)).isTrue();
        assertThat(patch.hole(0, 1)).isTrue();
        assertThat(patch.hole(1, 2)).isTrue();
        assertThat(patch.hole(3, 2)).isFalse();
        assertThat(patch.count(Cell.PADDING)).isEqualTo(3);
    }

    @Test
    void aRoundedUpWindowReachesBeyondThePadding() {
        Axis axis = new Axis(6, 4, 3, 2, 1, 1);
        Patch patch = new SlidingWindow(axis, axis).patch(3, 0);
        assertThat(patch.cell(1, 1)).isEqualTo(Cell.PADDING);
        assertThat(patch.cell(2, 1)).isEqualTo(Cell.BEYOND);
        assertThat(patch.cell(0, 1)).isEqualTo(Cell.INPUT);
        assertThat(patch.cell(0, 0)).isEqualTo(Cell.PADDING);
    }

    @Test
    void aPointOfTheInputFindsTheWindowAroundIt() {
        Axis axis = new Axis(9, 4, 3, 2, 0, 1);
        assertThat(axis.nearest(3)).isEqualTo(1);
        assertThat(axis.nearest(-4)).isZero();
        assertThat(axis.nearest(8)).isEqualTo(3);
    }
}
