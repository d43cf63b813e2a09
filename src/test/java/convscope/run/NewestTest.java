package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The screen is this thread, which shows what has come when it is asked to. */
class NewestTest {

    private static final long PATIENCE = 60;

    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch freed = new CountDownLatch(1);
    private final AtomicInteger rests = new AtomicInteger();
    private final Newest<String, String> newest =
            new Newest<>("test", needed -> new Words(), screen::add, heard::add);

    @AfterEach
    void close() {
        newest.close();
    }

    private final class Words implements Newest.Answering<String, String> {

        @Override
        public void answer(String question, Newest.Telling<String> telling) throws Exception {
            switch (question) {
                case "endless" -> {
                    working.countDown();
                    while (!telling.eager().cancelled()) {
                        Thread.onSpinWait();
                    }
                    throw new CancellationException();
                }
                case "linkage" -> throw new NoClassDefFoundError("X");
                default -> telling.tell("about " + question);
            }
        }

        @Override
        public String failed(String question, Throwable failure) {
            return question + " failed by " + failure.getClass().getSimpleName();
        }

        @Override
        public Optional<String> stopped() {
            return Optional.of("stopped");
        }

        @Override
        public void rest() {
            rests.incrementAndGet();
            freed.countDown();
        }
    }

    private String next() throws InterruptedException {
        Runnable shown = screen.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(shown).isNotNull();
        shown.run();
        return heard.isEmpty() ? "" : heard.remove();
    }

    @Test
    void aQuestionIsAnswered() throws Exception {
        newest.ask("cat");
        assertThat(next()).isEqualTo("about cat");
    }

    @Test
    void aNewerQuestionEndsTheOneBefore() throws Exception {
        newest.ask("endless");
        working.await();
        newest.ask("cat");
        assertThat(next()).isEqualTo("about cat");
    }

    @Test
    void anAnswerThatIsOldWhenItCouldBeHeardIsNot() throws Exception {
        newest.ask("cat");
        Runnable old = screen.poll(PATIENCE, TimeUnit.SECONDS);
        newest.ask("dog");
        assertThat(old).isNotNull();
        old.run();
        assertThat(heard).isEmpty();
        assertThat(next()).isEqualTo("about dog");
    }

    @Test
    void anErrorIsAnAnswerAndTheThreadLivesOn() throws Exception {
        newest.ask("linkage");
        assertThat(next()).isEqualTo("linkage failed by NoClassDefFoundError");
        newest.ask("cat");
        assertThat(next()).isEqualTo("about cat");
    }

    @Test
    void whoeverStopsIsTold() throws Exception {
        newest.ask("endless");
        working.await();
        newest.stop();
        assertThat(next()).isEqualTo("stopped");
    }

    @Test
    void restFreesAndAnotherQuestionIsAnswered() throws Exception {
        newest.ask("endless");
        working.await();
        newest.rest();
        assertThat(freed.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        newest.ask("cat");
        String answer = next();
        assertThat(answer.equals("stopped") ? next() : answer).isEqualTo("about cat");
    }

    @Test
    void closingFreesInTheMiddleOfAQuestion() throws Exception {
        newest.ask("endless");
        working.await();
        newest.close();
        assertThat(freed.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(screen).isEmpty();
        assertThat(rests).hasValue(1);
    }
}
