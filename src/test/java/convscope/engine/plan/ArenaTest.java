package convscope.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArenaTest {

    private record Value(long offset, long length, int from, int until) {
        boolean clashes(Value other) {
            boolean sameTime = from <= other.until && other.from <= until;
            boolean samePlace =
                    offset < other.offset + other.length && other.offset < offset + length;
            return sameTime && samePlace;
        }
    }

    @Test
    void valuesThatLiveTogetherNeverOverlap() {
        Random random = new Random(7);
        Arena arena = new Arena();
        List<Value> values = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            long length = 1L + random.nextInt(5000);
            int until = step + random.nextInt(12);
            values.add(new Value(arena.place(length, step, until), length, step, until));
        }
        for (int first = 0; first < values.size(); first++) {
            for (int second = first + 1; second < values.size(); second++) {
                assertThat(values.get(first).clashes(values.get(second))).isFalse();
            }
        }
    }

    @Test
    void aPlaceIsUsedAgainWhenItsValueIsDead() {
        Arena arena = new Arena();
        arena.place(1000, 0, 1);
        arena.place(1000, 1, 2);
        assertThat(arena.place(1000, 2, 3)).isZero();
        assertThat(arena.bytes()).isEqualTo(2048);
    }
}
