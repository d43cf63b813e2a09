package convscope.view.door;

import convscope.engine.EngineException;
import convscope.lesson.Scene;
import convscope.picture.Picture;
import convscope.says.Log;
import convscope.session.PictureChoice;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works scenes out on one background thread; the newest request wins. Engines, weights and inputs
 * belong to that thread, which frees them when the door closes.
 */
final class DoorRunner implements AutoCloseable {

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> Thread.ofPlatform().daemon().name("equivalence").unstarted(work));
    private final AtomicLong newest = new AtomicLong();
    private final PictureSource pictures;
    private final Executor screen;
    private final Consumer<Answer> listener;
    private @Nullable DoorPass pass;

    /** Reads a picture, off the JavaFX thread. */
    @FunctionalInterface
    interface PictureSource {
        Picture read(PictureChoice choice) throws IOException;
    }

    /**
     * @param screen where the listener is called, {@code Platform::runLater}
     * @param listener is told several answers to one request, each with more in it
     */
    DoorRunner(PictureSource pictures, Executor screen, Consumer<Answer> listener) {
        this.pictures = pictures;
        this.screen = screen;
        this.listener = listener;
    }

    /** Asks for a scene, in place of every earlier one that is not done. */
    void request(Scene scene, PictureChoice picture) {
        long mine = newest.incrementAndGet();
        thread.execute(() -> answer(scene, picture, mine));
    }

    /** Stops what is running and frees everything; another request begins anew. */
    void rest() {
        newest.incrementAndGet();
        thread.execute(this::free);
    }

    private void free() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
    }

    private void answer(Scene scene, PictureChoice picture, long mine) {
        if (newest.get() != mine) {
            return;
        }
        Telling telling = new Telling(scene, mine);
        try {
            if (pass == null) {
                pass = new DoorPass();
            }
            pass.work(scene, pictures.read(picture), telling, () -> newest.get() != mine);
        } catch (CancellationException newer) {
            // The newer request is next.
        } catch (EngineException | IOException | RuntimeException | Error e) {
            telling.fail(Log.sentence(e));
        }
    }

    @Override
    public void close() {
        if (!thread.isShutdown()) {
            newest.incrementAndGet();
            thread.execute(this::free);
            thread.shutdown();
        }
    }

    /** What is known so far, told whenever there is more. */
    final class Telling {

        private final long mine;
        private Answer known;

        private Telling(Scene scene, long mine) {
            this.mine = mine;
            this.known = Answer.of(scene);
        }

        Answer known() {
            return known;
        }

        void tell(Answer more) {
            known = more;
            screen.execute(
                    () -> {
                        if (newest.get() == mine) {
                            listener.accept(more);
                        }
                    });
        }

        void fail(String sentence) {
            tell(known.failed(sentence));
        }
    }
}
