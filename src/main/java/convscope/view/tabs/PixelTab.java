package convscope.view.tabs;

import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.session.Message;
import convscope.session.Spot;
import convscope.trace.Patch;
import convscope.trace.Play;
import convscope.trace.Trace;
import convscope.view.run.Focus;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * How one output value of a convolution or pooling is made, in numbers, and how the window goes
 * over the input while the outputs fill in.
 *
 * <p>Pointing at an output looks at it, a click stays there. Space plays and pauses, the arrows
 * move by one pixel, page up and down change the output channel, E goes to the next edge.
 */
public final class PixelTab extends StackPane {

    private static final String NOTHING =
            "Select a convolution, a pooling or a fully connected layer to see how its values are"
                    + " made.";

    private final Label title = new Label();
    private final Label status = new Label();
    private final Label message = new Label();
    private final PixelStage stage = new PixelStage();
    private final PixelControls controls = new PixelControls(new Buttons());
    private final WindowSettings settings = new WindowSettings();
    private final PixelLegend legend = new PixelLegend();
    private final BorderPane pane = new BorderPane(stage);
    private final Player player = new Player(new Moving());
    private @Nullable LookedInto into;
    private @Nullable Play play;
    private Optional<Play> previewed = Optional.empty();
    private Spot told = Spot.NONE;
    private String node = "";
    private int channel;
    private int input;
    private double row;
    private double column;
    private double fromRow;
    private double fromColumn;
    private Consumer<Spot> onPoint = spot -> {};
    private Consumer<Message.SetParameter> onSetting = change -> {};

    public PixelTab() {
        setId("pixel-tab");
        setFocusTraversable(true);
        title.setId("pixel-title");
        title.getStyleClass().addAll("heading", "tab-title");
        title.setMinWidth(0);
        status.setId("pixel-status");
        message.setId("pixel-message");
        message.setWrapText(true);
        message.getStyleClass().add("tab-message");
        HBox first = row(title, controls);
        settings.setMinWidth(USE_PREF_SIZE);
        HBox second = row(settings, new Region());
        pane.setTop(new VBox(first, second));
        HBox last = row(new Group(legend), status);
        last.setMinHeight(18);
        pane.setBottom(last);
        pane.setPadding(new Insets(2, 8, 2, 8));
        getChildren().addAll(pane, message);
        listen();
        say(NOTHING);
    }

    private static HBox row(Node left, Node right) {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox row = new HBox(8, left, between, right);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(27);
        return row;
    }

    private void listen() {
        stage.output.setOnMouseMoved(
                event -> preview(stage.output.positionAt(event.getX(), event.getY())));
        stage.output.setOnMouseExited(event -> preview(Optional.empty()));
        stage.output.setOnMousePressed(
                event -> stay(event, stage.output.positionAt(event.getX(), event.getY())));
        stage.output.setOnMouseDragged(
                event -> stay(event, stage.output.positionAt(event.getX(), event.getY())));
        stage.input.setOnMousePressed(
                event -> stay(event, stage.input.positionAt(event.getX(), event.getY())));
        stage.thumbs.setOnMousePressed(
                event -> stage.thumbs.channelAt(event.getX(), event.getY()).ifPresent(this::look));
        stage.thumbs.setOnScroll(this::page);
        stage.sums.setOnMousePressed(
                event -> stage.sums.channelAt(event.getX(), event.getY()).ifPresent(this::look));
        words(stage.input, event -> stage.input.words(event.getX(), event.getY()));
        words(stage.products, event -> stage.products.words(event.getX(), event.getY()));
        words(stage.sums, event -> stage.sums.words(event.getX(), event.getY()));
        controls.setOnChannel(by -> choose(channel + by));
        settings.setOnChange(
                (place, setting, value) ->
                        onSetting.accept(
                                new Message.SetParameter(place.path(), setting, value, false)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(event -> requestFocus());
    }

    private interface Words {
        String at(MouseEvent event);
    }

    private void words(Region part, Words words) {
        Tooltip tooltip = new Tooltip();
        tooltip.setShowDelay(javafx.util.Duration.millis(400));
        Tooltip.install(part, tooltip);
        part.setOnMouseMoved(
                event -> {
                    String text = words.at(event);
                    status.setText(text);
                    tooltip.setText(text.isEmpty() ? " " : text);
                });
        part.setOnMouseExited(event -> describe());
    }

    /** Told which output value the user points at to stay. */
    public void setOnPoint(Consumer<Spot> handler) {
        onPoint = handler;
    }

    /** Told what the user wants the node's window to be. */
    public void setOnSetting(Consumer<Message.SetParameter> handler) {
        onSetting = handler;
    }

    /**
     * Draws what was computed. Where the pass is one over an earlier design, what is drawn stays
     * until the newest comes; playing goes on with the window as it is then.
     */
    public void show(Shown what) {
        place(what.focus()).ifPresent(settings::show);
        if (what.focus().window().isEmpty()) {
            say(what.focus().node().isPresent() ? NOTHING : what.focus().excuse());
            return;
        }
        Optional<LookedInto> found = LookedInto.of(what);
        if (found.isPresent()) {
            take(found.get());
        } else if (into == null) {
            say("Computing …");
        }
    }

    private static Optional<Place> place(Focus focus) {
        Lowered lowered = focus.lowered();
        return focus.window().flatMap(node -> lowered.find(new Path(node.id())));
    }

    private void take(LookedInto now) {
        Play was = now.traced().node().id().equals(node) ? play : null;
        boolean same = was != null;
        into = now;
        node = now.traced().node().id();
        Play next = was == null ? Play.of(now.traced().window()) : was.onto(now.traced().window());
        if (!same) {
            player.pause();
            channel = 0;
            input = 0;
            told = Spot.NONE;
        }
        Spot spot = now.shown().spot();
        if (!spot.equals(told)) {
            told = spot;
            channel = spot.hasChannel() ? spot.channel() : channel;
            next = spot.hasPixel() ? next.at(spot.row(), spot.column()) : next;
        }
        channel = Math.clamp(channel, 0, now.channels() - 1);
        input = Math.clamp(input, 0, now.traced().inputs() - 1);
        message.setVisible(false);
        pane.setVisible(true);
        move(next, was != null && next.window().equals(was.window()));
    }

    /** Says in one sentence why there is nothing to see. Playing goes on once there is. */
    public void say(String why) {
        into = null;
        message.setText(why);
        message.setVisible(true);
        pane.setVisible(false);
    }

    /** Puts the window elsewhere; it slides there where things may move and it is not far. */
    private void move(Play next, boolean slides) {
        LookedInto now = into;
        if (now == null) {
            play = next;
            return;
        }
        play = next;
        boolean near = Math.abs(next.row() - row) + Math.abs(next.column() - column) > 0;
        if (slides && near && now.shown().motion()) {
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

    private void draw() {
        LookedInto now = into;
        Play at = previewed.orElse(play);
        if (now == null || at == null) {
            return;
        }
        Trace trace = now.trace(channel, at.row(), at.column());
        boolean preview = previewed.isPresent();
        PixelMoment moment =
                new PixelMoment(
                        now,
                        trace,
                        at,
                        input,
                        preview ? at.row() : row,
                        preview ? at.column() : column);
        stage.show(moment);
        legend.show(moment);
        controls.show(channel, now.channels(), player.playing(), at.filling());
        title.setText(now.traced().node().id());
        if (!stage.products.isHover() && !stage.sums.isHover() && !stage.input.isHover()) {
            describe();
        }
    }

    private void describe() {
        Play at = previewed.orElse(play);
        if (at != null) {
            status.setText(PixelWords.of(at.window().patch(at.row(), at.column())));
        }
    }

    private void preview(Optional<int[]> position) {
        Play now = play;
        if (now != null && !player.playing()) {
            previewed = position.map(at -> now.at(at[0], at[1]));
            draw();
        }
    }

    private void stay(MouseEvent event, Optional<int[]> position) {
        requestFocus();
        event.consume();
        Play now = play;
        if (now != null && position.isPresent()) {
            player.pause();
            previewed = Optional.empty();
            move(now.at(position.get()[0], position.get()[1]), false);
            tell();
        }
    }

    private void look(int inputChannel) {
        requestFocus();
        input = inputChannel;
        draw();
    }

    private void page(ScrollEvent event) {
        LookedInto now = into;
        if (now != null && event.getDeltaY() != 0) {
            int by = event.getDeltaY() < 0 ? 1 : -1;
            look(Math.clamp((long) input + by, 0, now.traced().inputs() - 1));
            event.consume();
        }
    }

    private void choose(int wanted) {
        LookedInto now = into;
        if (now != null) {
            channel = Math.clamp(wanted, 0, now.channels() - 1);
            draw();
            tell();
        }
    }

    /** Everybody else follows. */
    private void tell() {
        Play at = play;
        if (at != null) {
            told = new Spot(channel, at.row(), at.column());
            onPoint.accept(told);
        }
    }

    private void pause() {
        player.pause();
        draw();
        tell();
    }

    private void key(KeyEvent event) {
        Play now = play;
        boolean elsewhere =
                event.isShortcutDown()
                        || event.isAltDown()
                        || !(event.getTarget() instanceof PixelTab);
        if (now == null || into == null || elsewhere) {
            return;
        }
        Buttons does = new Buttons();
        switch (event.getCode()) {
            case SPACE -> does.play();
            case PERIOD -> does.step();
            case COMMA -> does.back();
            case HOME -> does.restart();
            case E -> does.nextEdge();
            case ESCAPE -> does.whole();
            case LEFT -> go(now, 0, -1);
            case RIGHT -> go(now, 0, 1);
            case UP -> go(now, -1, 0);
            case DOWN -> go(now, 1, 0);
            case PAGE_DOWN -> choose(channel + 1);
            case PAGE_UP -> choose(channel - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(Play from, int down, int across) {
        player.pause();
        move(from.at(from.row() + down, from.column() + across), true);
        tell();
    }

    /** What buttons and keys do. */
    private final class Buttons implements PixelControls.Actions {

        @Override
        public void restart() {
            jump(Play::restart);
        }

        @Override
        public void back() {
            jump(at -> at.step(-1));
        }

        @Override
        public void step() {
            jump(at -> at.step(1));
        }

        @Override
        public void nextEdge() {
            jump(Play::toNextEdge);
        }

        @Override
        public void whole() {
            jump(Play::whole);
        }

        @Override
        public void play() {
            requestFocus();
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

        private void jump(java.util.function.UnaryOperator<Play> to) {
            requestFocus();
            Play now = play;
            if (now != null) {
                player.pause();
                previewed = Optional.empty();
                move(to.apply(now), true);
                tell();
            }
        }
    }

    /** What the clock drives. */
    private final class Moving implements Player.Score {

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
            Play now = play;
            if (now != null) {
                double eased = done * done * (3 - 2 * done);
                row = fromRow + (now.row() - fromRow) * eased;
                column = fromColumn + (now.column() - fromColumn) * eased;
                if (done >= 1) {
                    row = now.row();
                    column = now.column();
                }
                draw();
            }
        }
    }

    /** {@return what the arithmetic on show is, for tests} */
    Optional<Trace> trace() {
        LookedInto now = into;
        Play at = previewed.orElse(play);
        return now == null || at == null
                ? Optional.empty()
                : Optional.of(now.trace(channel, at.row(), at.column()));
    }

    /** {@return where playing stands, for tests} */
    Optional<Play> playing() {
        return Optional.ofNullable(play);
    }

    /** {@return the window on show, for tests} */
    Optional<Patch> patch() {
        return trace().map(Trace::patch);
    }
}
