package convscope.view.tabs;

import convscope.session.Location;
import convscope.trace.Play;
import convscope.trace.Trace;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * Which value of a node is looked at, and how the window goes over the input: what buttons, keys,
 * the pointer and the clock do. Says what is to be seen at each moment.
 */
final class PixelScene implements PixelControls.Actions, Player.Score {

    private final Player player = new Player(this);
    private final PixelControls controls;
    private final Consumer<PixelMoment> screen;
    private final Consumer<Location> onPoint;
    private @Nullable LookedInto into;
    private @Nullable Play play;
    private Optional<Play> previewed = Optional.empty();
    private Location told = Location.NONE;
    private String node = "";
    private int channel;
    private int input;
    private double row;
    private double column;
    private double fromRow;
    private double fromColumn;

    /**
     * @param controls how fast it plays, and whether it stops at edges
     * @param screen shows a moment
     * @param onPoint told which output value the user points at to stay
     */
    PixelScene(PixelControls controls, Consumer<PixelMoment> screen, Consumer<Location> onPoint) {
        this.controls = controls;
        this.screen = screen;
        this.onPoint = onPoint;
    }

    /**
     * Looks into a node. Into the same with another window, playing goes on; a location that is new
     * moves the window there.
     */
    void take(LookedInto now) {
        Play was = now.traced().node().id().equals(node) ? play : null;
        into = now;
        node = now.traced().node().id();
        Play next = was == null ? Play.of(now.traced().window()) : was.onto(now.traced().window());
        if (was == null) {
            player.pause();
            previewed = Optional.empty();
            channel = 0;
            input = 0;
            told = Location.NONE;
        } else {
            previewed = previewed.map(at -> at.onto(now.traced().window()));
        }
        Location location = now.shown().location();
        if (!location.equals(told)) {
            told = location;
            channel = location.hasChannel() ? location.channel() : channel;
            next = location.hasPixel() ? next.at(location.row(), location.column()) : next;
        }
        channel = Math.clamp(channel, 0, now.channels() - 1);
        input = Math.clamp(input, 0, now.traced().inputs() - 1);
        move(next, was != null && next.window().equals(was.window()));
    }

    /** There is nothing to look into, for now. */
    void leave() {
        into = null;
    }

    boolean empty() {
        return into == null;
    }

    /** {@return the value that is looked at, also where nobody has chosen one yet} */
    Location location() {
        Play at = play;
        return told.hasPixel() || at == null ? told : new Location(channel, at.row(), at.column());
    }

    /** Goes where somebody else has pointed at. */
    void follow(Location location) {
        told = location;
        channel = location.channel();
        Play now = play;
        if (now != null) {
            play = now.at(location.row(), location.column());
        }
    }

    /** Looks at another output for as long as the pointer is there. */
    void preview(Optional<int[]> position) {
        Play now = play;
        if (now != null && !player.playing()) {
            previewed = position.map(at -> now.at(at[0], at[1]));
            draw();
        }
    }

    /** Looks at another output, and stays. */
    void stay(Optional<int[]> position) {
        position.ifPresent(to -> jump(now -> now.at(to[0], to[1]), false));
    }

    /** Draws another input channel of the group large. */
    void look(int inputChannel) {
        LookedInto now = into;
        if (now != null) {
            input = Math.clamp(inputChannel, 0, now.traced().inputs() - 1);
            draw();
        }
    }

    /** Some input channels on. */
    void turn(int by) {
        look(input + by);
    }

    @Override
    public void choose(int by) {
        LookedInto now = into;
        if (now != null) {
            channel = Math.clamp((long) channel + by, 0, now.channels() - 1);
            draw();
            tell();
        }
    }

    /** {@return whether the key means something here} */
    boolean key(KeyCode code) {
        if (into == null) {
            return false;
        }
        switch (code) {
            case SPACE -> play();
            case PERIOD -> step();
            case COMMA -> back();
            case HOME -> restart();
            case E -> nextEdge();
            case ESCAPE -> whole();
            case LEFT -> go(0, -1);
            case RIGHT -> go(0, 1);
            case UP -> go(-1, 0);
            case DOWN -> go(1, 0);
            case PAGE_DOWN -> choose(1);
            case PAGE_UP -> choose(-1);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void restart() {
        jump(Play::restart, true);
    }

    @Override
    public void back() {
        jump(at -> at.step(-1), true);
    }

    @Override
    public void step() {
        jump(at -> at.step(1), true);
    }

    @Override
    public void nextEdge() {
        jump(Play::toNextEdge, true);
    }

    @Override
    public void whole() {
        jump(Play::whole, true);
    }

    private void go(int down, int across) {
        jump(at -> at.at(at.row() + down, at.column() + across), true);
    }

    private void jump(UnaryOperator<Play> to, boolean slides) {
        Play now = play;
        if (now != null) {
            player.pause();
            previewed = Optional.empty();
            move(to.apply(now), slides);
            tell();
        }
    }

    @Override
    public void play() {
        Play now = play;
        if (now == null) {
            return;
        }
        if (player.playing()) {
            pause();
            return;
        }
        previewed = Optional.empty();
        move(now.atEnd() ? now.restart() : now.step(0), true);
        player.play();
        draw();
    }

    void pause() {
        if (player.playing()) {
            player.pause();
            draw();
            tell();
        }
    }

    /** Everybody else follows. */
    private void tell() {
        Play at = play;
        if (at != null) {
            told = new Location(channel, at.row(), at.column());
            onPoint.accept(told);
        }
    }

    /** Puts the window elsewhere; it slides there where things may move. */
    private void move(Play next, boolean slides) {
        LookedInto now = into;
        play = next;
        boolean stands = next.row() == row && next.column() == column;
        if (slides && !stands && now != null && now.shown().motion()) {
            fromRow = row;
            fromColumn = column;
            player.slide();
        } else {
            player.arrive();
            row = next.row();
            column = next.column();
        }
        draw();
    }

    @Override
    public int speed() {
        return controls.speed();
    }

    @Override
    public boolean advance(int by) {
        Play now = play;
        if (now == null || into == null) {
            return true;
        }
        Play next = now;
        boolean stopped = false;
        for (int i = 0; i < by && !next.atEnd() && !stopped; i++) {
            next = next.step(1);
            stopped = controls.stopsAtEdges() && next.window().newEdge(next.index());
        }
        boolean goesOn = !stopped && !next.atEnd();
        if (!goesOn) {
            player.pause();
        }
        move(next, next.row() == now.row());
        if (!goesOn) {
            tell();
        }
        return goesOn;
    }

    @Override
    public void slide(double done) {
        Play to = play;
        if (to != null) {
            double eased = done * done * (3 - 2 * done);
            row = done >= 1 ? to.row() : fromRow + (to.row() - fromRow) * eased;
            column = done >= 1 ? to.column() : fromColumn + (to.column() - fromColumn) * eased;
            draw();
        }
    }

    private void draw() {
        LookedInto now = into;
        Play at = previewed.orElse(play);
        if (now != null && at != null) {
            boolean there = previewed.isPresent();
            screen.accept(
                    new PixelMoment(
                            now,
                            now.trace(channel, at.row(), at.column()),
                            at,
                            input,
                            there ? at.row() : row,
                            there ? at.column() : column));
            controls.show(channel, now.channels(), player.playing(), at.filling());
        }
    }

    /** {@return what the arithmetic on show is} */
    Optional<Trace> trace() {
        LookedInto now = into;
        Play at = previewed.orElse(play);
        return now == null || at == null
                ? Optional.empty()
                : Optional.of(now.trace(channel, at.row(), at.column()));
    }

    /** {@return where playing stands} */
    Optional<Play> played() {
        return Optional.ofNullable(play);
    }
}
