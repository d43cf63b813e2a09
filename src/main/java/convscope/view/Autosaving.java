package convscope.view;

import convscope.document.Autosave;
import convscope.document.DesignException;
import convscope.document.DesignFile;
import convscope.model.Design;
import convscope.session.Message;
import convscope.session.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;

/**
 * Keeps a copy of the unsaved design on the disk, and offers what a crash left behind. All files
 * are touched on one thread of its own.
 */
final class Autosaving implements AutoCloseable {

    static final Duration PAUSE = Duration.ofSeconds(20);

    private final Autosave copies;
    private final Duration pause;
    private final AtomicReference<Session> newest;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService disk;
    private Future<?> pending = CompletableFuture.completedFuture(null);
    private CompletableFuture<?> ended = CompletableFuture.completedFuture(null);

    /**
     * @param pause how long after a change the copy is written
     * @param first what is open now
     */
    Autosaving(Autosave copies, Duration pause, Session first) {
        this(copies, pause, first, thread());
    }

    /**
     * @param disk one thread, on which files are touched, and which ends with this
     */
    Autosaving(Autosave copies, Duration pause, Session first, ScheduledExecutorService disk) {
        this.disk = disk;
        this.copies = copies;
        this.pause = pause;
        this.newest = new AtomicReference<>(first);
    }

    /** {@return one that keeps no program from ending} */
    static ScheduledExecutorService thread() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("autosave").factory());
    }

    /** Takes note of what is open now; never waits. */
    void show(Session now) {
        if (disk.isShutdown()) {
            return;
        }
        Session before = newest.getAndSet(now);
        if (!now.unsaved()) {
            if (before.unsaved()) {
                disk.execute(told(copies::discard));
            }
        } else if (!now.design().equals(before.design()) && due.compareAndSet(false, true)) {
            pending = disk.schedule(told(this::keep), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Such an executor keeps what is thrown to itself. */
    private static Runnable told(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error thrown) {
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
            }
        };
    }

    private void keep() {
        due.set(false);
        Session now = newest.get();
        if (now.unsaved()) {
            copies.keep(now.design(), Optional.ofNullable(now.file()));
        }
    }

    /** Asks once about the newest copy that a crash left behind, if there is any. */
    void offer(Workbench workbench, Desktop desktop) {
        disk.execute(
                told(
                        () ->
                                copies.left().stream()
                                        .findFirst()
                                        .ifPresent(
                                                left ->
                                                        Platform.runLater(
                                                                () ->
                                                                        ask(
                                                                                left, workbench,
                                                                                desktop)))));
    }

    private void ask(Autosave.Left left, Workbench workbench, Desktop desktop) {
        if (workbench.session().unsaved()) {
            return;
        }
        switch (desktop.leftBehind(left.design().name(), left.when())) {
            case OPEN -> disk.execute(told(() -> open(left, workbench)));
            case DISCARD -> disk.execute(told(() -> copies.discard(left)));
            case LATER -> {}
        }
    }

    /** The copy becomes this program's own, so that a second crash loses nothing either. */
    private void open(Autosave.Left left, Workbench workbench) {
        Optional<Design> saved = left.origin().flatMap(Autosaving::read);
        copies.adopt(left);
        Message recovered =
                new Message.Recovered(
                        left.design(),
                        saved.orElse(Documents.BLANK),
                        saved.isPresent() ? left.origin().orElse(null) : null);
        Platform.runLater(() -> workbench.send(recovered));
    }

    private static Optional<Design> read(java.nio.file.Path file) {
        try {
            return Optional.of(DesignFile.read(file));
        } catch (DesignException e) {
            return Optional.empty();
        }
    }

    /**
     * The design was saved or given up: no copy stays. Never waits.
     *
     * @return done once the copy is removed, or cannot be
     */
    CompletableFuture<?> end() {
        if (!disk.isShutdown()) {
            pending.cancel(false);
            ended = CompletableFuture.runAsync(copies::discard, disk);
            disk.shutdown();
        }
        return ended;
    }

    @Override
    public void close() {
        CompletableFuture<?> _ = end();
    }
}
