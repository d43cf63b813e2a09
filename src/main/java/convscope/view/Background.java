package convscope.view;

import convscope.view.run.Newest;
import convscope.view.run.Reply;
import convscope.view.run.Saves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Reads and writes away from the JavaFX thread; whatever fails is said there, in one sentence. */
final class Background {

    private final Executor screen;
    private final Consumer<Throwable> onFailure;
    private final Saves saves;

    /**
     * @param screen where everything is told, {@code Platform::runLater}
     * @param onFailure is told what was thrown
     */
    Background(Executor screen, Consumer<Throwable> onFailure) {
        this.screen = screen;
        this.onFailure = onFailure;
        this.saves = new Saves(screen);
    }

    /** Questions of one kind, of which only the newest counts. */
    final class Kind {

        private final Newest newest;

        private Kind(String name) {
            this.newest = new Newest(name, screen);
        }

        /** Works in place of what this kind was working on. */
        <T> void run(Reply.Work<? extends T> work, Consumer<? super T> then) {
            run(work, then, onFailure);
        }

        /** Works, and leaves it to the caller what becomes of a failure. */
        <T> void run(
                Reply.Work<? extends T> work,
                Consumer<? super T> then,
                Consumer<Throwable> otherwise) {
            newest.<T>ask(work, reply -> hear(reply, then, otherwise));
        }

        /** {@return whether something is being worked on} */
        boolean asking() {
            return newest.asking();
        }

        /** What is being worked on is wanted no more. */
        void giveUp() {
            newest.giveUp();
        }
    }

    /**
     * {@return a new kind of questions}
     *
     * @param name what it is about
     */
    Kind kind(String name) {
        return new Kind(name);
    }

    /** Writes one file; writing is never given up for something newer. */
    void save(Path file, Saving writing, Runnable then) {
        saves.<Path>save(
                file,
                () -> {
                    writing.to(file);
                    return file;
                },
                reply -> hear(reply, written -> then.run(), onFailure));
    }

    /** Writes a file as a whole, or not at all. */
    interface Saving {
        void to(Path file) throws IOException;
    }

    /** {@return a file that is still being written} */
    Optional<Path> unfinished() {
        return saves.unfinished();
    }

    void fail(Throwable failure) {
        onFailure.accept(failure);
    }

    private static <T> void hear(
            Reply<T> reply, Consumer<? super T> then, Consumer<Throwable> otherwise) {
        switch (reply) {
            case Reply.Done(T answer) -> then.accept(answer);
            case Reply.Failed(Throwable cause) -> otherwise.accept(cause);
        }
    }
}
