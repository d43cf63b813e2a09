package convscope.view.tabs.pixel;

import atlantafx.base.theme.Styles;
import convscope.graph.Place;
import convscope.run.Focus;
import convscope.run.PassResult;
import convscope.session.Location;
import convscope.session.Message;
import convscope.session.Tab;
import convscope.trace.Patch;
import convscope.trace.Play;
import convscope.trace.Trace;
import convscope.view.tabs.BottomTab;
import convscope.view.tabs.SpreadRow;
import convscope.view.tabs.TabHost;
import convscope.view.tabs.TabValues;
import convscope.view.workbench.ShownDesign;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one output value of a convolution or pooling is made, in numbers, and how the window goes
 * over the input while the outputs fill in; or what the value depends on through the whole design.
 *
 * <p>Pointing at an output looks at it, a click stays there. Space plays and pauses, full stop and
 * comma step, the arrows move by one pixel, page up and down change the output channel, E goes to
 * the next edge, D shows what the value depends on, L lays it over the window.
 */
public final class PixelTab extends StackPane implements BottomTab {

    private static final String NOTHING =
            "Select a convolution, a pooling or a fully connected layer to see how its values are"
                    + " made.";

    private final Label title = new Label();
    private final Label status = new Label();
    private final Label message = new Label();
    private final PixelStage stage = new PixelStage();
    private final DependencyStage dependency = new DependencyStage();
    private final PixelControls controls = new PixelControls();
    private final WindowSettings settings = new WindowSettings();
    private final PixelLegend legend = new PixelLegend();
    private final ToggleButton depends = new ToggleButton("what it depends on");
    private final ToggleButton large = new ToggleButton("large");
    private final HBox first = new SpreadRow(27, title, controls);
    private final HBox last = new SpreadRow(27, new Group(legend), status);
    private final BorderPane pane = new BorderPane(new StackPane(stage, dependency, message));
    private final StackPane over = new StackPane();
    private final PixelScene scene = new PixelScene(controls, this::draw, this::point);
    private StackPane host = this;
    private @Nullable TabValues shown;
    private Consumer<Location> onPoint = location -> {};
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
        choice(depends, "pixel-depends", "The input pixels and channels that it depends on (D)");
        choice(large, "pixel-large", "Over the whole window (L); Esc goes back");
        settings.setMinWidth(USE_PREF_SIZE);
        HBox choices = new HBox(4, depends, large);
        choices.getStyleClass().add("pixel-controls");
        choices.setMinWidth(USE_PREF_SIZE);
        choices.setAlignment(Pos.CENTER_RIGHT);
        pane.setTop(new VBox(first, new SpreadRow(27, settings, choices)));
        last.setMinHeight(18);
        pane.setBottom(last);
        pane.setPadding(new Insets(2, 8, 2, 8));
        over.setId("pixel-over");
        getChildren().add(pane);
        listen();
        say(NOTHING);
    }

    @Override
    public Tab tab() {
        return Tab.PIXEL;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void attach(TabHost host) {
        setOverlayHost(host.overlay());
        setOnPoint(location -> host.send(new Message.Point(location)));
        setOnSetting(host::send);
    }

    @Override
    public void computed(ShownDesign shown, Focus focus, PassResult result) {
        show(TabValues.of(shown, focus, result));
    }

    @Override
    public void without(ShownDesign shown, String why) {
        say(why);
    }

    private static void choice(ToggleButton button, String id, String says) {
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(says));
    }

    private void listen() {
        OutputPane output = stage.output;
        InputPane input = stage.input;
        output.setOnMouseMoved(e -> scene.preview(output.positionAt(e.getX(), e.getY())));
        output.setOnMouseExited(e -> scene.preview(Optional.empty()));
        output.setOnMousePressed(e -> scene.stay(output.positionAt(e.getX(), e.getY())));
        output.setOnMouseDragged(e -> scene.stay(output.positionAt(e.getX(), e.getY())));
        input.setOnMousePressed(e -> scene.stay(input.positionAt(e.getX(), e.getY())));
        stage.thumbs.setOnMousePressed(
                e -> stage.thumbs.channelAt(e.getX(), e.getY()).ifPresent(scene::look));
        stage.thumbs.setOnScroll(this::turn);
        stage.products.setOnScroll(this::turn);
        stage.sums.setOnMousePressed(
                e -> stage.sums.channelAt(e.getX(), e.getY()).ifPresent(scene::look));
        words(input, e -> input.words(e.getX(), e.getY()));
        words(stage.products, e -> stage.products.words(e.getX(), e.getY()));
        words(stage.sums, e -> stage.sums.words(e.getX(), e.getY()));
        controls.setActions(scene);
        settings.setOnChange(
                (place, setting, value) ->
                        onSetting.accept(
                                new Message.SetParameter(place.path(), setting, value, false)));
        depends.setOnAction(event -> lookAt(depends.isSelected()));
        large.setOnAction(event -> enlarge(large.isSelected()));
        dependency.setOnPoint(this::follow);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        over.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> focusHere());
    }

    private interface Words {
        String at(MouseEvent event);
    }

    private void words(Region part, Words words) {
        Tooltip tooltip = new Tooltip();
        tooltip.setShowDelay(Duration.millis(400));
        part.setOnMouseMoved(
                event -> {
                    String text = words.at(event);
                    status.setText(text);
                    tooltip.setText(text);
                    if (text.isEmpty()) {
                        Tooltip.uninstall(part, tooltip);
                    } else {
                        Tooltip.install(part, tooltip);
                    }
                });
        part.setOnMouseExited(event -> describe());
    }

    private void turn(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            scene.turn(event.getDeltaY() < 0 ? 1 : -1);
            event.consume();
        }
    }

    /** Told which output value the user points at to stay. */
    public void setOnPoint(Consumer<Location> handler) {
        onPoint = handler;
    }

    /** Told what the user wants the node's window to be. */
    public void setOnSetting(Consumer<Message.SetParameter> handler) {
        onSetting = handler;
    }

    /** Where the tab is laid over when it is to be large: by default itself. */
    public void setOverlayHost(StackPane wide) {
        host = wide;
    }

    private void point(Location location) {
        onPoint.accept(location);
    }

    private void follow(Location location) {
        scene.follow(location);
        onPoint.accept(location);
    }

    /**
     * Draws what was computed. Where the pass is one over an earlier design, what is drawn stays
     * until the newest comes; playing goes on with the window as it is then.
     */
    public void show(TabValues what) {
        shown = what;
        over.setStyle("-fx-background-color: " + (what.dark() ? "#15181d" : "#ffffff") + ";");
        place(what.focus()).ifPresent(settings::show);
        Optional<LookedInto> found = LookedInto.of(what);
        found.ifPresent(scene::take);
        if (depends.isSelected() && dependency.show(what, scene.location())) {
            only(dependency);
        } else if (what.focus().window().isEmpty()) {
            say(what.focus().node().isPresent() ? NOTHING : what.focus().excuse());
        } else if (found.isPresent()) {
            only(stage);
        } else if (scene.empty()) {
            say("Computing …");
        }
    }

    private static Optional<Place> place(Focus focus) {
        return focus.window().flatMap(node -> focus.lowered().find(node.path()));
    }

    /** Says in one sentence why there is nothing to see. Playing goes on once there is. */
    public void say(String why) {
        scene.leave();
        message.setText(why);
        only(message);
    }

    private void only(Region visible) {
        boolean arithmetic = visible.equals(stage);
        stage.setVisible(arithmetic);
        dependency.setVisible(visible.equals(dependency));
        message.setVisible(visible.equals(message));
        first.setVisible(arithmetic);
        first.setManaged(arithmetic);
        last.setVisible(arithmetic);
        settings.setVisible(shown != null && shown.focus().window().isPresent());
    }

    private void draw(PixelMoment moment) {
        stage.show(moment);
        legend.show(moment);
        title.setText(moment.into().traced().node().id());
        if (!stage.products.isHover() && !stage.sums.isHover() && !stage.input.isHover()) {
            describe();
        }
    }

    private void describe() {
        scene.trace().ifPresent(trace -> status.setText(PixelWords.of(trace.patch())));
    }

    private void lookAt(boolean whole) {
        scene.pause();
        depends.setSelected(whole);
        TabValues now = shown;
        if (now != null) {
            show(now);
        }
        focusHere();
    }

    private void focusHere() {
        if (large.isSelected()) {
            over.requestFocus();
        } else {
            requestFocus();
        }
    }

    /** Lays the tab over its host, or back into its place. */
    private void enlarge(boolean on) {
        large.setSelected(on);
        over.getChildren().clear();
        getChildren().remove(pane);
        host.getChildren().remove(over);
        if (on) {
            over.getChildren().add(pane);
            host.getChildren().add(over);
        } else {
            getChildren().add(pane);
        }
        focusHere();
    }

    private void key(KeyEvent event) {
        boolean elsewhere =
                event.isShortcutDown() || event.isAltDown() || event.getTarget() instanceof Control;
        if (!elsewhere && (means(event.getCode()) || scene.key(event.getCode()))) {
            event.consume();
        }
    }

    private boolean means(KeyCode code) {
        if (code == KeyCode.D) {
            lookAt(!depends.isSelected());
        } else if (code == KeyCode.L || (code == KeyCode.ESCAPE && large.isSelected())) {
            enlarge(!large.isSelected());
        } else {
            return !stage.isVisible();
        }
        return true;
    }

    /** {@return what the arithmetic on show is, for tests} */
    Optional<Trace> trace() {
        return scene.trace();
    }

    /** {@return where playing stands, for tests} */
    Optional<Play> playing() {
        return scene.played();
    }

    /** {@return the window on show, for tests} */
    Optional<Patch> patch() {
        return trace().map(Trace::patch);
    }

    /** {@return what the value on show depends on, for tests} */
    Optional<Dependency> dependency() {
        return dependency.dependency();
    }
}
