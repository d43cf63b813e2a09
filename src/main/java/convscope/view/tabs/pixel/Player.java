package convscope.view.tabs.pixel;

import javafx.animation.AnimationTimer;

/**
 * The clock of the pixel tab: says when the window is to move on, and how far a movement has come.
 */
final class Player {

    /** How long the window slides, in seconds, where it has the time. */
    private static final double SLIDE = 0.3;

    /** What the clock drives. */
    interface Score {

        /** {@return windows per second} */
        int speed();

        /** Moves on by so many windows. {@return whether it goes on} */
        boolean advance(int by);

        /**
         * Draws the movement.
         *
         * @param done 0 at its start, 1 at its end
         */
        void slide(double done);
    }

    private final Score score;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    tick(now);
                }
            };
    private boolean playing;
    private boolean sliding;
    private long moved;
    private long began;
    private double length = SLIDE;

    Player(Score score) {
        this.score = score;
    }

    boolean playing() {
        return playing;
    }

    void play() {
        playing = true;
        moved = System.nanoTime();
        timer.start();
    }

    void pause() {
        playing = false;
    }

    /** Begins a movement from where the window is drawn to where it stands. */
    void slide() {
        sliding = true;
        began = System.nanoTime();
        length = playing ? Math.min(SLIDE, 0.8 / score.speed()) : SLIDE;
        timer.start();
    }

    /** Ends a movement at once. */
    void arrive() {
        sliding = false;
    }

    private void tick(long now) {
        double since = (now - moved) / 1e9;
        int due = (int) (since * score.speed());
        if (playing && due > 0) {
            moved = now;
            playing = score.advance(due) && playing;
        }
        if (sliding) {
            double done = Math.min(1, (now - began) / 1e9 / length);
            sliding = done < 1;
            score.slide(Math.max(0, done));
        }
        if (!playing && !sliding) {
            timer.stop();
        }
    }
}
