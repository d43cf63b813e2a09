package convscope.view.tabs.kernels;

import convscope.graph.Node;
import convscope.kernel.KernelSet;
import convscope.kernel.KernelShape;
import convscope.picture.ColourScale;
import convscope.picture.KernelMatrix.Hit;
import convscope.picture.Statistics;
import convscope.picture.ValueRange;
import convscope.run.Focus;
import convscope.run.PassResult;
import convscope.session.Message;
import convscope.session.Tab;
import convscope.view.tabs.BottomTab;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Legend;
import convscope.view.tabs.Numerals;
import convscope.view.tabs.SpreadRow;
import convscope.view.tabs.TabHost;
import convscope.view.tabs.TabValues;
import convscope.view.tabs.kernels.KernelControls.Reset;
import convscope.view.tabs.kernels.KernelWeights.Tensor;
import convscope.view.workbench.ShownDesign;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The weights of the selected convolution: all kernels on the left, those of the chosen output
 * channel as numbers beside them, its bias and batch norm on the right.
 */
public final class KernelsTab extends StackPane implements BottomTab {

    private static final String HINT =
            "Type over a weight; arrows move, Delete resets; the wheel zooms the matrix.";

    private final Label title = new Label();
    private final Label status = new Label();
    private final Label message = new Label();
    private final Label chosen = new Label();
    private final Label meaning = new Label();
    private final KernelControls controls = new KernelControls();
    private final KernelMatrixView matrix = new KernelMatrixView();
    private final KernelTable table = new KernelTable();
    private final ChannelRows rows = new ChannelRows();
    private final Legend legend = new Legend();
    private final HBox content;
    private @Nullable KernelWeights weights;
    private String node = "";
    private int output;
    private int place;
    private Consumer<Message> onEdit = edit -> {};
    private IntConsumer onChannel = channel -> {};

    public KernelsTab() {
        setId("kernels-tab");
        title.getStyleClass().addAll("heading", "tab-title");
        title.setId("kernels-title");
        status.setId("kernels-status");
        status.getStyleClass().add("tab-text");
        chosen.setId("kernels-chosen");
        chosen.getStyleClass().addAll("heading", "tab-title");
        meaning.setId("kernels-meaning");
        meaning.setMinWidth(Region.USE_PREF_SIZE);
        meaning.setMinHeight(16);
        chosen.setMinWidth(Region.USE_PREF_SIZE);
        message.setId("kernels-message");
        message.setWrapText(true);
        message.getStyleClass().add("tab-message");
        matrix.setPrefWidth(300);
        table.setPrefWidth(450);
        HBox.setHgrow(matrix, Priority.ALWAYS);
        HBox.setHgrow(table, Priority.ALWAYS);
        content = new HBox(14, matrix, table, rows);
        BorderPane pane = new BorderPane(new StackPane(content, message));
        pane.setTop(new SpreadRow(30, new HBox(18, title, chosen), controls));
        pane.setBottom(new SpreadRow(30, status, new HBox(2, meaning, legend)));
        pane.setPadding(new Insets(2, 8, 2, 8));
        getChildren().add(pane);
        listen();
        say("Nothing has been computed yet.");
    }

    @Override
    public Tab tab() {
        return Tab.KERNELS;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void attach(TabHost host) {
        setOnEdit(host::send);
        setOnChannel(host::pointInside);
    }

    @Override
    public void computed(ShownDesign shown, Focus focus, PassResult result) {
        show(TabValues.of(shown, focus, result));
    }

    @Override
    public void without(ShownDesign shown, String why) {
        say(why);
    }

    private void listen() {
        matrix.setOnHover(this::hover);
        matrix.setOnChoose(this::choose);
        matrix.setOnEnter(table::requestFocus);
        matrix.setOnLevel(this::showLegend);
        table.setOnHover(this::hoverCell);
        table.setOnChoose(this::moved);
        table.setEdits(new CellEdits());
        rows.setEdits(new RowEdits());
        controls.setOnSet(this::fill);
        controls.setOnReset(this::reset);
    }

    /** Called with an edit of weights. */
    public void setOnEdit(Consumer<Message> handler) {
        onEdit = handler;
    }

    /** Called when the user chooses an output channel of the layer on show. */
    public void setOnChannel(IntConsumer handler) {
        onChannel = handler;
    }

    /** Draws what was computed; until the newest pass is there, what is drawn stays. */
    public void show(TabValues what) {
        Node window = what.focus().window().orElse(null);
        if (window == null) {
            say(
                    what.focus().excuse().isEmpty()
                            ? "Nothing here has weights in kernels: select a convolution or a fully connected layer."
                            : what.focus().excuse());
        } else if (KernelShape.of(window).isEmpty()) {
            say(window.id() + " is a pooling layer: it has no weights.");
        } else {
            KernelWeights.of(what).ifPresentOrElse(this::show, this::pending);
        }
    }

    private void pending() {
        if (weights == null) {
            say("Computing …");
        }
    }

    /** Says in one sentence why there is nothing to see. */
    public void say(String why) {
        weights = null;
        message.setText(why);
        showing(false);
        title.setText("");
        chosen.setText("");
        status.setText("");
    }

    private void showing(boolean content) {
        this.content.setVisible(content);
        message.setVisible(!content);
        controls.setVisible(content);
        legend.setVisible(content);
        meaning.setVisible(content);
    }

    private void show(KernelWeights what) {
        TabValues shown = what.shown();
        boolean selected = shown.focus().path().equals(what.node().path());
        if (!what.node().id().equals(node)) {
            node = what.node().id();
            output = 0;
            place = 0;
        }
        if (selected && shown.location().hasChannel()) {
            output = shown.location().channel();
        }
        weights = what;
        output = Math.min(output, what.shape().out() - 1);
        place = Math.min(place, what.shape().perOutput() - 1);
        showing(true);
        if (status.getText().isEmpty()) {
            status.setText(HINT);
        }
        draw(what);
    }

    private void draw(KernelWeights what) {
        TabValues shown = what.shown();
        ValueRange range = what.range();
        title.setText(what.title());
        chosen.setText("output channel " + output);
        chosen.setTextFill(Inks.of(shown.dark()).output());
        matrix.show(what, range, output, place / what.shape().area());
        table.show(what, range, output, place);
        rows.show(what.rows(), output);
        controls.show(what.shape(), what.weights().edit().set(), resets(what));
        showLegend();
    }

    private void showLegend() {
        KernelWeights what = weights;
        if (what != null) {
            boolean single = matrix.drawsWeights();
            ValueRange range = single ? what.range() : matrix.normRange();
            meaning.setText(single ? "weight" : "norm of a kernel");
            float[] values = what.weights().copy().values();
            ValueRange all = single ? ValueRange.of(values, 0, values.length) : range;
            legend.show(
                    ColourScale.of(range, what.shown().dark()),
                    Optional.of(range),
                    all,
                    Statistics.of(values, 0, values.length).notFinite() > 0,
                    what.shown().dark());
        }
    }

    private Map<Reset, Boolean> resets(KernelWeights what) {
        Map<Reset, Boolean> possible = new EnumMap<>(Reset.class);
        for (Reset each : Reset.values()) {
            possible.put(
                    each,
                    each == Reset.LAYER ? what.edited() : covers(what, from(each), end(each)));
        }
        return possible;
    }

    private static boolean covers(KernelWeights what, int from, int end) {
        for (int at = from; at < end; at++) {
            if (what.weights().edit().covers(at)) {
                return true;
            }
        }
        return false;
    }

    private int from(Reset what) {
        KernelShape shape = java.util.Objects.requireNonNull(weights).shape();
        int first = output * shape.perOutput();
        return switch (what) {
            case WEIGHT -> first + place;
            case KERNEL -> first + place / shape.area() * shape.area();
            case OUTPUT -> first;
            case LAYER -> 0;
        };
    }

    private int end(Reset what) {
        KernelShape shape = java.util.Objects.requireNonNull(weights).shape();
        return switch (what) {
            case WEIGHT -> from(what) + 1;
            case KERNEL -> from(what) + shape.area();
            case OUTPUT -> from(what) + shape.perOutput();
            case LAYER -> shape.count();
        };
    }

    private void choose(Hit hit) {
        KernelWeights what = weights;
        if (what != null) {
            place =
                    (hit.input() * what.shape().height() + hit.row()) * what.shape().width()
                            + hit.column();
            boolean other = hit.output() != output;
            output = hit.output();
            draw(what);
            if (other) {
                onChannel.accept(output);
            }
        }
    }

    private void moved(int to) {
        place = to;
        KernelWeights what = weights;
        if (what != null) {
            matrix.show(what, what.range(), output, place / what.shape().area());
            controls.show(what.shape(), what.weights().edit().set(), resets(what));
        }
    }

    private void hover(Optional<Hit> hit) {
        KernelWeights what = weights;
        if (what == null || hit.isEmpty()) {
            status.setText(HINT);
            return;
        }
        Hit at = hit.get();
        if (matrix.drawsWeights()) {
            int index = what.shape().index(at.output(), at.input(), at.row(), at.column());
            status.setText(words(what, index));
        } else {
            status.setText(
                    String.format(
                            Locale.ROOT,
                            "output %d, input %s: kernel of norm %s",
                            at.output(),
                            what.input(at.output(), at.input()),
                            Numerals.value(matrix.norm(at.output(), at.input()))));
        }
    }

    private void hoverCell(OptionalInt over) {
        KernelWeights what = weights;
        status.setText(
                what == null || over.isEmpty()
                        ? HINT
                        : words(what, output * what.shape().perOutput() + over.getAsInt()));
    }

    private static String words(KernelWeights what, int index) {
        KernelShape shape = what.shape();
        int channel = index / shape.perOutput();
        int input = index / shape.area() % shape.in();
        int row = index / shape.width() % shape.height();
        return String.format(
                Locale.ROOT,
                "output %d, input %s   row %d, column %d   weight %s%s",
                channel,
                what.input(channel, input),
                row,
                index % shape.width(),
                Numerals.value(what.weights().value(index)),
                what.weights().edit().covers(index) ? ", set by hand" : "");
    }

    private void fill(KernelSet set) {
        KernelWeights what = weights;
        if (what != null) {
            onEdit.accept(new Message.FillWeights(what.own(), set));
        }
    }

    private void reset(Reset how) {
        KernelWeights what = weights;
        if (what == null) {
            return;
        }
        if (how == Reset.LAYER) {
            List<String> names = new ArrayList<>();
            what.tensors().forEach(tensor -> names.add(tensor.name()));
            onEdit.accept(new Message.DropEdits(names));
        } else {
            Tensor tensor = what.weights();
            onEdit.accept(
                    new Message.ResetWeights(
                            tensor.name(), tensor.copy().shape(), from(how), end(how)));
        }
    }

    private void set(Tensor tensor, int at, float value, boolean typing) {
        onEdit.accept(
                new Message.SetWeight(tensor.name(), tensor.copy().shape(), at, value, typing));
    }

    private final class CellEdits implements KernelTable.Edits {

        @Override
        public void set(int at, float value, boolean typing) {
            KernelWeights what = weights;
            if (what != null) {
                KernelsTab.this.set(
                        what.weights(), output * what.shape().perOutput() + at, value, typing);
            }
        }

        @Override
        public void giveUp() {
            onEdit.accept(new Message.StopTyping());
        }

        @Override
        public void reset(int at) {
            KernelsTab.this.reset(Reset.WEIGHT);
        }
    }

    private final class RowEdits implements ChannelRows.Edits {

        @Override
        public void set(Tensor tensor, int channel, float value, boolean typing) {
            KernelsTab.this.set(tensor, channel, value, typing);
        }

        @Override
        public void giveUp() {
            onEdit.accept(new Message.StopTyping());
        }
    }

    /** {@return the output channel on show as numbers} */
    public int output() {
        return output;
    }
}
