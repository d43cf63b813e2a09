package convscope.view.tabs.channels;

import convscope.analysis.ChannelSight;
import convscope.diagram.ChannelWires;
import convscope.graph.Node;
import convscope.graph.Role;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.picture.MapScaling;
import convscope.run.DenseProof;
import convscope.session.GroupsLever;
import convscope.session.Location;
import convscope.session.Message;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Numerals;
import convscope.view.tabs.TabValues;
import convscope.weights.TensorCopy;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * How the channels of one operation are connected: wires, kernel matrix, what that costs, and what
 * a channel sees through the whole block.
 */
public final class ChannelsTab extends StackPane {

    private static final String NOTHING =
            "Nothing here has channels that are connected: select a convolution, a pooling or a"
                    + " fully connected layer.";
    private static final int THUMBNAIL = 56;
    private static final int MOST_ROWS = 5;
    private static final double SIDE = 300;
    private static final double WIDE = 1250;

    private final GroupsBar groups = new GroupsBar();
    private final WiresView wires = new WiresView();
    private final MatrixView matrix = new MatrixView();
    private final CountPane count = new CountPane();
    private Optional<DenseProof.Question> question = Optional.empty();
    private Consumer<DenseProof.Question> onQuestion = asked -> {};
    private final SightView sight = new SightView();
    private final Label seen = new Label();
    private final Label mixed = new Label();
    private final VBox through = new VBox(3, seen, sight, mixed);
    private final ToggleButton showCount = new ToggleButton("Count");
    private final ToggleButton showBlock = new ToggleButton("Whole block");
    private final Label status = new Label();
    private final Label inputKey = new Label("■ input");
    private final Label kernelKey = new Label("■ kernel");
    private final Label outputKey = new Label("■ output");
    private final Label message = new Label();
    private final BorderPane pane = new BorderPane();
    private final Movement movement =
            new Movement(
                    (carving, at) -> {
                        wires.move(carving, at);
                        matrix.move(carving, at);
                    });
    private @Nullable Subject subject;
    private @Nullable Thumbnails inputs;
    private @Nullable Thumbnails outputs;
    private Consumer<Message> send = message -> {};

    /** What is drawn. */
    private record Subject(TabValues shown, Node node, Connected connected) {

        Path path() {
            return node.path();
        }

        Shape input() {
            return shown.focus().shape(node.inputs().getFirst());
        }
    }

    public ChannelsTab() {
        setId("channels-tab");
        getStyleClass().add("channels");
        message.setId("channels-message");
        message.setWrapText(true);
        message.getStyleClass().add("tab-message");
        status.setId("channels-status");
        status.getStyleClass().add("tab-text");
        status.setMinHeight(20);
        seen.setId("channels-seen");
        seen.getStyleClass().add("heading");
        seen.setWrapText(true);
        mixed.setId("channels-mixed");
        mixed.setWrapText(true);
        VBox.setVgrow(sight, Priority.ALWAYS);
        pane.setCenter(centre());
        pane.setTop(top());
        pane.setBottom(bottom());
        pane.setPadding(new Insets(4, 10, 4, 10));
        getChildren().addAll(pane, message);
        listen();
        say("Nothing has been computed yet.");
    }

    private Region centre() {
        ToggleGroup choice = new ToggleGroup();
        for (ToggleButton button : new ToggleButton[] {showCount, showBlock}) {
            button.setToggleGroup(choice);
            button.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
        }
        showCount.setId("channels-show-count");
        showBlock.setId("channels-show-block");
        showCount.setSelected(true);
        choice.selectedToggleProperty()
                .subscribe(
                        (before, after) -> {
                            if (after == null && before != null) {
                                choice.selectToggle(before);
                            }
                            arrange();
                        });
        HBox side = new HBox(16, count, through);
        for (Region part : new Region[] {count, through}) {
            part.setMinWidth(250);
            part.setPrefWidth(SIDE);
            part.setMaxWidth(SIDE);
        }
        HBox row = new HBox(14, wires, matrix, side);
        HBox.setHgrow(wires, Priority.ALWAYS);
        row.setPadding(new Insets(4, 0, 2, 0));
        widthProperty().subscribe(width -> arrange());
        heightProperty().subscribe(height -> arrange());
        return row;
    }

    /** Count and block side by side where there is room for both, else the chosen one. */
    private void arrange() {
        boolean wide = getWidth() >= WIDE;
        visible(showCount, !wide);
        visible(showBlock, !wide);
        visible(count, wide || showCount.isSelected());
        visible(through, wide || showBlock.isSelected());
        double room = Math.max(120, getHeight() - 70);
        double across = Math.min(room, getWidth() * (wide ? 0.24 : 0.22));
        matrix.setMinWidth(across);
        matrix.setPrefWidth(across);
        matrix.setMaxWidth(across);
    }

    private static void visible(Region region, boolean is) {
        region.setVisible(is);
        region.setManaged(is);
    }

    private Region top() {
        HBox switches = new HBox(showCount, showBlock);
        switches.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(8, groups, space, switches);
        HBox.setHgrow(groups, Priority.SOMETIMES);
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private Region bottom() {
        HBox legend = new HBox(10, inputKey, kernelKey, outputKey);
        legend.setAlignment(Pos.CENTER_RIGHT);
        legend.setMinWidth(Region.USE_PREF_SIZE);
        legend.getChildren().forEach(key -> key.getStyleClass().add("channel-key"));
        HBox bottom = new HBox(12, status, legend);
        HBox.setHgrow(status, Priority.ALWAYS);
        status.setMaxWidth(Double.MAX_VALUE);
        bottom.setAlignment(Pos.CENTER_LEFT);
        return bottom;
    }

    private void listen() {
        setFocusTraversable(true);
        setOnKeyPressed(this::key);
        wires.setOnChoose(this::choose);
        matrix.setOnChoose(this::choose);
        wires.setOnHover(this::hover);
        matrix.setOnHover(this::hover);
        sight.setOnHover(says -> status.setText(says.isEmpty() ? standing() : says));
    }

    /** Called with what the user wants. */
    public void setOnMessage(Consumer<Message> handler) {
        send = handler;
        groups.setOnMessage(handler);
    }

    /**
     * Draws how the channels are connected of what the selection looks inside of. Maps and weights
     * of an earlier design stay until the newest come.
     *
     * @param lever what moves the groups of that operation
     */
    public void show(TabValues what, GroupsLever lever) {
        Optional<Node> window = what.focus().window();
        if (window.isEmpty()) {
            say(NOTHING);
            return;
        }
        Node node = window.get();
        Subject before = subject;
        Connected connected = connected(what, node);
        Subject now = new Subject(what, node, connected);
        subject = now;
        pane.setVisible(true);
        message.setVisible(false);
        groups.show(node, lever);
        count.show(node);
        prove(what, node);
        inputs = thumbnails(what, node.inputs().getFirst(), inputs);
        outputs = thumbnails(what, node.index(), outputs);
        wires.show(drawing(now));
        matrix.show(connected);
        boolean same = before != null && before.path().equals(now.path());
        if (same) {
            movement.to(connected.wires().groups(), what.motion());
        } else {
            movement.settle(connected.wires().groups());
        }
        showSight(now);
        Inks inks = Inks.of(what.dark());
        inputKey.setTextFill(inks.input());
        kernelKey.setTextFill(inks.kernel());
        outputKey.setTextFill(inks.output());
        status.setText(standing());
    }

    /** Asks once for each kernel and input; until the answer comes the last one is not shown. */
    private void prove(TabValues what, Node node) {
        Map<Role, String> names = node.tensors();
        Optional<DenseProof.Question> now =
                DenseProof.Question.of(
                        node,
                        tensor(what, names.get(Role.WEIGHT)),
                        tensor(what, names.get(Role.BIAS)),
                        what.maps(node.inputs().getFirst()));
        if (now.isEmpty()) {
            question = Optional.empty();
            count.prove("");
        } else if (!now.equals(question)) {
            question = now;
            count.prove("Computing the same as a dense kernel with zeros ...");
            onQuestion.accept(now.get());
        }
    }

    private static Optional<TensorCopy> tensor(TabValues what, @Nullable String name) {
        return Optional.ofNullable(name == null ? null : what.result().tensors().get(name));
    }

    /** Called when grouped and dense are to be computed side by side. */
    public void setOnQuestion(Consumer<DenseProof.Question> handler) {
        onQuestion = handler;
    }

    /** Shows what a proof found, unless another has been asked for since. */
    public void proved(DenseProof.Answered answered) {
        if (question.filter(answered.question()::equals).isPresent()) {
            count.prove(answered.says());
        }
    }

    private static Connected connected(TabValues what, Node node) {
        boolean own = what.focus().path().equals(node.path());
        int chosen = own ? what.location().channel() : -1;
        Optional<TensorCopy> weights =
                node.tensors().containsKey(Role.WEIGHT)
                        ? Optional.ofNullable(what.result().tensors().get(node.tensor(Role.WEIGHT)))
                        : Optional.empty();
        return Connected.of(
                node,
                what.focus().shape(node.inputs().getFirst()),
                weights,
                chosen < node.output().channels() ? chosen : -1,
                what.dark());
    }

    private static @Nullable Thumbnails thumbnails(
            TabValues what, int node, @Nullable Thumbnails before) {
        Optional<FeatureMaps> maps = what.maps(node);
        if (maps.isEmpty()) {
            return before;
        }
        MapScaling scaling = what.scaling(maps.get());
        return before != null && before.areOf(maps.get(), scaling, what.dark())
                ? before
                : new Thumbnails(maps.get(), scaling, what.dark(), THUMBNAIL);
    }

    private WiresView.Drawing drawing(Subject s) {
        Shape out = s.node.output();
        return new WiresView.Drawing(
                s.connected,
                Optional.ofNullable(inputs),
                Optional.ofNullable(outputs),
                s.connected.wires().in() == s.input().channels()
                        ? title("input", s.input())
                        : s.connected.wires().in() + " input values",
                title("output", out));
    }

    private static String title(String side, Shape shape) {
        String channels =
                String.format(
                        Locale.ROOT,
                        "%d %s channel%s",
                        shape.channels(),
                        side,
                        shape.channels() == 1 ? "" : "s");
        return shape.area() == 1
                ? channels
                : channels + ", " + shape.height() + "x" + shape.width();
    }

    /** Says in one sentence why there is nothing to see. */
    public void say(String why) {
        message.setText(why);
        message.setVisible(true);
        pane.setVisible(false);
        subject = null;
    }

    private void showSight(Subject s) {
        if (!s.connected.hasChosen()) {
            sight.clear();
            seen.setText("Choose an output channel to see what it sees through the whole block.");
            mixed.setText("");
            return;
        }
        ChannelSight block =
                ChannelSight.of(s.shown.focus().lowered(), s.node, s.connected.chosen(), MOST_ROWS);
        sight.show(block, s.connected.dark());
        seen.setText(
                String.format(
                        Locale.ROOT,
                        "Through the whole %s: %d of %d input channels",
                        block.block().path().isRoot() ? "design" : "block " + block.block().path(),
                        block.input().lit().cardinality(),
                        block.input().channels()));
        mixed.setText(mixing(s, block));
    }

    private static String mixing(Subject s, ChannelSight block) {
        ChannelWires w = s.connected.wires();
        int each = w.in() / w.groups();
        String hidden =
                w.groups() == 1
                        ? "Dense: nothing is hidden."
                        : String.format(
                                Locale.ROOT, "Groups hide %d of %d.", w.in() - each, w.in());
        return hidden
                + block.mixer(each)
                        .map(
                                row ->
                                        String.format(
                                                Locale.ROOT,
                                                " %s mixes them again: each of its channels sees %d of %d.",
                                                row.name(),
                                                row.sees(),
                                                w.in()))
                        .orElse(w.groups() == 1 ? "" : " Nothing behind mixes them again.");
    }

    private String standing() {
        if (subject == null) {
            return "";
        }
        Connected c = subject.connected;
        ChannelWires w = c.wires();
        if (!c.hasChosen()) {
            return String.format(
                    Locale.ROOT,
                    "%s: each output channel sees %d of %d input channels. Click one, or press an arrow key.",
                    subject.node.id(),
                    w.in() / w.groups(),
                    w.in());
        }
        return says(c, c.chosen());
    }

    private String says(Connected c, int output) {
        ChannelWires w = c.wires();
        ChannelWires.Bundle group = w.group(w.groupOf(output));
        int sees = group.inEnd() - group.inFirst();
        String which =
                sees == 1
                        ? "channel " + group.inFirst()
                        : String.format(
                                Locale.ROOT,
                                "channels %d to %d",
                                group.inFirst(),
                                group.inEnd() - 1);
        return String.format(
                Locale.ROOT,
                "Output channel %d (group %d of %d) sees %d of %d input channels: %s.",
                output,
                w.groupOf(output) + 1,
                w.groups(),
                sees,
                w.in(),
                which);
    }

    private void hover(WiresView.Side side, OptionalInt channel) {
        Subject s = subject;
        if (s == null || channel.isEmpty()) {
            status.setText(standing());
            return;
        }
        int at = channel.getAsInt();
        if (side == WiresView.Side.OUTPUT) {
            status.setText(says(s.connected, at));
            return;
        }
        ChannelWires w = s.connected.wires();
        int each = w.out() / w.groups();
        int group = at / (w.in() / w.groups());
        status.setText(
                String.format(
                        Locale.ROOT,
                        "Input %s (group %d of %d) is seen by output channels %d to %d: %d of %d.",
                        s.shown.channel(s.node.inputs().getFirst(), at),
                        group + 1,
                        w.groups(),
                        group * each,
                        (group + 1) * each - 1,
                        each,
                        w.out()));
    }

    private void hover(Optional<MatrixView.Hit> hit) {
        Subject s = subject;
        if (s == null || hit.isEmpty()) {
            status.setText(standing());
            return;
        }
        MatrixView.Hit at = hit.get();
        boolean there = s.connected.wires().connects(at.input(), at.output());
        status.setText(
                String.format(
                        Locale.ROOT,
                        "Kernel of output channel %d for input channel %d: %s",
                        at.output(),
                        at.input(),
                        !there
                                ? "none, they are in different groups."
                                : "norm (root of the sum of squares) "
                                        + Numerals.value(matrix.norm(at))));
    }

    private void choose(int channel) {
        Subject s = subject;
        if (s != null) {
            requestFocus();
            Location location = s.shown.location();
            boolean own = s.shown.focus().path().equals(s.path());
            if (!own) {
                send.accept(new Message.Select(s.path()));
            }
            send.accept(
                    new Message.Point(
                            own && location.hasPixel() && channel >= 0
                                    ? location.withChannel(channel)
                                    : Location.channel(channel)));
        }
    }

    private void key(KeyEvent event) {
        Subject s = subject;
        if (s == null || event.isShortcutDown()) {
            return;
        }
        ChannelWires w = s.connected.wires();
        int here = s.connected.chosen();
        int each = w.out() / w.groups();
        int wanted =
                switch (event.getCode()) {
                    case RIGHT -> here + 1;
                    case LEFT -> here - 1;
                    case DOWN -> here < 0 ? 0 : here + each;
                    case UP -> here < 0 ? 0 : here - each;
                    case HOME -> 0;
                    case END -> w.out() - 1;
                    case ESCAPE -> -1;
                    default -> Integer.MIN_VALUE;
                };
        if (wanted == Integer.MIN_VALUE) {
            return;
        }
        event.consume();
        if (wanted < w.out()
                && (wanted >= 0 || event.getCode() == javafx.scene.input.KeyCode.ESCAPE)) {
            choose(wanted);
        }
    }
}
