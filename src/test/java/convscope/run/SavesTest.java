package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SavesTest {

    private static final long PATIENCE = 60;
    private static final Path FILE = Path.of("a");

    private final Saves saves = new Saves(Runnable::run);

    private <A> CompletableFuture<Reply<A>> save(Path file, Reply.Work<A> writing) {
        CompletableFuture<Reply<A>> reply = new CompletableFuture<>();
        saves.<A>save(file, writing, reply::complete);
        return reply;
    }

    @Test
    void whatIsSavedToOneFileLandsInOrder() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        List<Integer> written = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Reply<Boolean>>> replies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            replies.add(
                    save(
                            i % 2 == 0 ? FILE : Path.of("b", "..", "a"),
                            () -> {
                                asked.await();
                                return written.add(number);
                            }));
        }
        asked.countDown();
        for (var reply : replies) {
            reply.get(PATIENCE, TimeUnit.SECONDS);
        }
        assertThat(written).isSorted().hasSize(20);
        assertThat(saves.unfinished()).isEmpty();
    }

    @Test
    void oneThatNeverEndsDelaysNoOtherFile() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        var _ =
                save(
                        FILE,
                        () -> {
                            never.await();
                            return "stuck";
                        });
        assertThat(save(Path.of("b"), () -> "b").get(PATIENCE, TimeUnit.SECONDS))
                .isEqualTo(new Reply.Done<>("b"));
        assertThat(saves.unfinished()).contains(FILE.toAbsolutePath());
        never.countDown();
    }

    @Test
    void aFailureIsToldAndTheNextSaveGoesOn() throws Exception {
        IOException full = new IOException("no space left");
        var failed =
                save(
                        FILE,
                        () -> {
                            throw full;
                        });
        assertThat(failed.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(new Reply.Failed<>(full));
        assertThat(save(FILE, () -> "whole").get(PATIENCE, TimeUnit.SECONDS))
                .isEqualTo(new Reply.Done<>("whole"));
    }
}
