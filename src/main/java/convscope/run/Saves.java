package convscope.run;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Writes files in the background, each file on a thread of its own: what is written to one file
 * lands in the order in which it was asked for, and one that never ends delays no other. None is
 * given up for a newer one.
 */
public final class Saves {

    private final Executor screen;
    private final Map<Path, Queue<Runnable>> waiting = new HashMap<>();

    /**
     * @param screen where replies are heard
     */
    public Saves(Executor screen) {
        this.screen = screen;
    }

    /** Writes to the file as soon as all earlier writing to it is over. */
    public synchronized <A> void save(
            Path file, Reply.Work<? extends A> writing, Consumer<? super Reply<A>> listener) {
        Path place = file.toAbsolutePath().normalize();
        Runnable job =
                () -> {
                    Reply<A> reply = Reply.of(writing);
                    next(place);
                    screen.execute(() -> listener.accept(reply));
                };
        Queue<Runnable> before = waiting.get(place);
        if (before == null) {
            waiting.put(place, new ArrayDeque<>());
            start(job, place);
        } else {
            before.add(job);
        }
    }

    /** {@return a file that is being written} */
    public synchronized Optional<Path> unfinished() {
        return waiting.keySet().stream().findFirst();
    }

    private synchronized void next(Path place) {
        Queue<Runnable> queue = waiting.getOrDefault(place, new ArrayDeque<>());
        if (queue.isEmpty()) {
            waiting.remove(place);
        } else {
            start(queue.remove(), place);
        }
    }

    /** Where no thread can be had, whoever asks does the work. */
    private static void start(Runnable job, Path place) {
        Thread thread =
                Thread.ofPlatform().daemon().name("saving " + place.getFileName()).unstarted(job);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            job.run();
        }
    }
}
