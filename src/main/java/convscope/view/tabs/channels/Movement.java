package convscope.view.tabs.channels;

import convscope.diagram.Carving;
import java.util.function.BiConsumer;
import javafx.animation.AnimationTimer;

/** Moves from one number of groups to another in a third of a second; a new one may interrupt. */
final class Movement extends AnimationTimer {

    static final long NANOSECONDS = 350_000_000L;

    private final BiConsumer<Carving, Double> draw;
    private Carving carving = Carving.still(1);
    private double progress = 1;
    private long start = -1;

    /**
     * @param draw draws a moment of it
     */
    Movement(BiConsumer<Carving, Double> draw) {
        this.draw = draw;
    }

    /**
     * Goes to this number of groups.
     *
     * @param moving else it jumps
     */
    void to(int groups, boolean moving) {
        if (groups == carving.to()) {
            if (!moving && progress < 1) {
                settle(groups);
            }
            return;
        }
        if (moving) {
            carving = carving.turned(progress, groups);
            progress = 0;
            start = -1;
            draw.accept(carving, progress);
            start();
        } else {
            settle(groups);
        }
    }

    /** Stands at this number of groups, without a movement. */
    void settle(int groups) {
        stop();
        carving = Carving.still(groups);
        progress = 1;
        draw.accept(carving, progress);
    }

    @Override
    public void handle(long now) {
        if (start < 0) {
            start = now;
        }
        double elapsed = Math.min(1, (double) (now - start) / NANOSECONDS);
        progress = elapsed * elapsed * (3 - 2 * elapsed);
        draw.accept(carving, progress);
        if (elapsed >= 1) {
            settle(carving.to());
        }
    }
}
