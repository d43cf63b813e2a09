package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The screen is this thread, which shows what has come when it is asked to. */
class ReadsTest {

    private static final long PATIENCE = 60;

    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Reply<String>> heard = new LinkedBlockingQueue<>();
    private final Reads reads = new Reads("test", screen::add);

    private void ask(Reply.Work<String> work) {
        reads.<String>ask(work, heard::add);
    }

    private void showNext() throws InterruptedException {
        Runnable next = screen.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }

    @Test
    void anAnswerEndsTheQuestion() throws Exception {
        ask(() -> "cat");
        assertThat(reads.asking()).isTrue();
        showNext();
        assertThat(heard).containsExactly(new Reply.Done<>("cat"));
        assertThat(reads.asking()).isFalse();
    }

    @Test
    void whateverIsThrownEndsTheQuestion() throws Exception {
        Throwable[] failures = {
            new java.io.IOException("gone"),
            new IllegalStateException(),
            new OutOfMemoryError(),
            new StackOverflowError(),
            new NoClassDefFoundError("X"),
            new AssertionError()
        };
        for (Throwable failure : failures) {
            ask(
                    () -> {
                        if (failure instanceof Error error) {
                            throw error;
                        }
                        throw (Exception) failure;
                    });
            showNext();
            assertThat(heard.poll()).isEqualTo(new Reply.Failed<>(failure));
            assertThat(reads.asking()).isFalse();
        }
    }

    @Test
    void whatNeverEndsDelaysNothingAndIsInterrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        ask(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                        return "never";
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                        throw e;
                    }
                });
        ask(() -> "second");
        assertThat(interrupted.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
        showNext();
        showNext();
        assertThat(heard).containsExactly(new Reply.Done<>("second"));
    }

    @Test
    void anAnswerThatWasOvertakenOnItsWayToTheScreenIsNotHeard() throws Exception {
        ask(() -> "first");
        Runnable first = screen.poll(PATIENCE, TimeUnit.SECONDS);
        ask(() -> "second");
        first.run();
        assertThat(heard).isEmpty();
        showNext();
        assertThat(heard).containsExactly(new Reply.Done<>("second"));
    }

    @Test
    void whatWasGivenUpIsClosedAndNotHeard() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        BlockingQueue<Reply<AutoCloseable>> replies = new LinkedBlockingQueue<>();
        reads.<AutoCloseable>ask(() -> () -> closed.complete(true), replies::add);
        reads.giveUp();
        assertThat(reads.asking()).isFalse();
        showNext();
        assertThat(closed).isCompletedWithValue(true);
        assertThat(replies).isEmpty();
    }
}
