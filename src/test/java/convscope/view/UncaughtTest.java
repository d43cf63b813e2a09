package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncaughtTest {

    private final List<Throwable> told = new ArrayList<>();
    private final Uncaught uncaught = new Uncaught(told::add);

    private static IllegalStateException thrown() {
        return new IllegalStateException("in every frame");
    }

    @Test
    void whatComesBackWithEveryFrameIsToldOnce() {
        for (int frame = 0; frame < 100; frame++) {
            uncaught.uncaughtException(Thread.currentThread(), thrown());
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void anotherKindIsToldToo() {
        uncaught.uncaughtException(Thread.currentThread(), thrown());
        uncaught.uncaughtException(Thread.currentThread(), new OutOfMemoryError());
        assertThat(told).hasSize(2);
    }
}
