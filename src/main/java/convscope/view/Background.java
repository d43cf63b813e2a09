package convscope.view;

import convscope.run.Reads;
import convscope.run.Reply;
import convscope.run.Saves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads and writes away from the JavaFX thread; whatever fails is said there, in one sentence. */
final class Background {

    private final Executor screen;
    private final Notice notice;
    private final Saves saves;
    private final Supplier<List<Origin>> origins;

    /** Where failures are said. */
    interface Notice {

        /** {@return the sentence that was said of what was thrown} */
        String fail(Throwable failure);

        /** What this sentence was about has been done since. */
        void over(String sentence);
    }

    /**
     * @param screen where everything is told, {@code Platform::runLater}
     * @param origins the files of what is open
     */
    Background(Executor screen, Notice notice, Supplier<List<Origin>> origins) {
        this.origins = origins;
        this.screen = screen;
        this.notice = notice;
        this.saves = new Saves(screen);
    }

    /** Questions of one kind, of which only the newest counts. */
    final class Kind {

        private final Reads reads;
        private String failed = "";

        private Kind(String name) {
            this.reads = new Reads(name, screen);
        }

        /** Works in place of what this kind was working on. */
        <T> void run(Reply.Work<? extends T> work, Consumer<? super T> then) {
            run(work, then, () -> {});
        }

        /**
         * Works in place of what this kind was working on.
         *
         * @param otherwise what else is done after a failure
         */
        <T> void run(Reply.Work<? extends T> work, Consumer<? super T> then, Runnable otherwise) {
            reads.<T>ask(work, reply -> hear(reply, then, otherwise));
        }

        private <T> void hear(Reply<T> reply, Consumer<? super T> then, Runnable otherwise) {
            switch (reply) {
                case Reply.Done(T answer) -> {
                    notice.over(failed);
                    then.accept(answer);
                }
                case Reply.Failed(Throwable cause) -> {
                    failed = notice.fail(cause);
                    otherwise.run();
                }
            }
        }

        /** {@return whether something is being worked on} */
        boolean asking() {
            return reads.asking();
        }

        /** What is being worked on is wanted no more. */
        void giveUp() {
            reads.giveUp();
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

    /** Writes a file as a whole, or not at all. */
    interface Saving {
        void to(Path file) throws IOException;
    }

    /**
     * Writes one file, if it is none of those that what is open was read from; writing is never
     * given up for something newer.
     */
    void save(Path file, Saving writing, Runnable then) {
        save(file, origins.get(), writing, then);
    }

    /** The same of the open design, which takes the place of its own file. */
    void saveDesign(Path file, Saving writing, Runnable then) {
        List<Origin> others =
                origins.get().stream()
                        .filter(origin -> origin.holds() != Origin.Kind.DESIGN)
                        .toList();
        save(file, others, writing, then);
    }

    private void save(Path file, List<Origin> spared, Saving writing, Runnable then) {
        saves.<Path>save(
                file,
                () -> {
                    for (Origin origin : spared) {
                        origin.requireApart(file);
                    }
                    writing.to(file);
                    return file;
                },
                reply -> {
                    switch (reply) {
                        case Reply.Done(Path _) -> then.run();
                        case Reply.Failed(Throwable cause) -> notice.fail(cause);
                    }
                });
    }

    /** {@return a file that is still being written} */
    Optional<Path> unfinished() {
        return saves.unfinished();
    }
}
