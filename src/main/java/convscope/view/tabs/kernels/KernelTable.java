package convscope.view.tabs.kernels;

import convscope.diagram.KernelCells;
import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Letters;
import convscope.view.tabs.Numerals;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one output channel as numbers on coloured cells, to be typed over: arrows move, a
 * digit or Enter begins, Enter and Tab go on, Escape gives up, Delete resets.
 */
final class KernelTable extends Region {

    private static final double LIGHT = 0.55;

    private final Canvas canvas = new Canvas();
    private final Label refusal = new Label();
    private final WeightField field = new WeightField(new Typing(), false);
    private final Pane content = new Pane(canvas, field);
    private final ScrollPane scroll = new ScrollPane(content);
    private @Nullable KernelWeights weights;
    private @Nullable KernelCells cells;
    private ColourScale colours = ColourScale.DIVERGING;
    private ValueRange range = new ValueRange(-1, 1);
    private int output;
    private int place;
    private Edits edits = Edits.NONE;
    private IntConsumer onChoose = chosen -> {};
    private Consumer<OptionalInt> onHover = over -> {};

    /** What the user does to a weight, given by its place among those of the output channel. */
    interface Edits {
        Edits NONE =
                new Edits() {
                    @Override
                    public void set(int place, float value, boolean typing) {}

                    @Override
                    public void giveUp() {}

                    @Override
                    public void reset(int place) {}
                };

        void set(int place, float value, boolean typing);

        void giveUp();

        void reset(int place);
    }

    KernelTable() {
        getStyleClass().add("kernel-table");
        setFocusTraversable(true);
        setMinSize(120, 60);
        field.setId("kernel-field");
        field.setVisible(false);
        field.setManaged(false);
        canvas.setManaged(false);
        refusal.setId("kernel-refusal");
        refusal.getStyleClass().addAll("refusal", "kernel-refusal");
        refusal.setMouseTransparent(true);
        refusal.setManaged(false);
        refusal.setVisible(false);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().addAll(scroll, refusal);
        scroll.vvalueProperty().subscribe(() -> draw());
        scroll.hvalueProperty().subscribe(() -> draw());
        scroll.viewportBoundsProperty().subscribe(() -> draw());
        content.setOnMouseMoved(event -> onHover.accept(hit(event)));
        content.setOnMouseExited(event -> onHover.accept(OptionalInt.empty()));
        content.setOnMousePressed(this::press);
        setOnKeyPressed(this::key);
        setOnKeyTyped(this::typed);
        focusedProperty().subscribe(() -> draw());
    }

    void setEdits(Edits handler) {
        edits = handler;
    }

    /** Called when the user moves to another weight. */
    void setOnChoose(IntConsumer handler) {
        onChoose = handler;
    }

    void setOnHover(Consumer<OptionalInt> handler) {
        onHover = handler;
    }

    /** Shows an output channel with the cursor on one of its weights. */
    void show(KernelWeights what, ValueRange values, int channel, int at) {
        boolean other = weights == null || channel != output || !what.node().equals(weights.node());
        if (other && field.isVisible()) {
            close();
        }
        weights = what;
        range = values;
        colours = ColourScale.of(values, what.shown().dark());
        output = channel;
        place = at;
        layOut();
        if (other) {
            reveal();
        }
    }

    int place() {
        return place;
    }

    /** {@return the middle of a cell on the screen, for tests} */
    Point2D centre(int of) {
        KernelCells laid = java.util.Objects.requireNonNull(cells);
        return content.localToScreen(
                laid.left(of) + laid.cellWidth() / 2, laid.top(of) + laid.cellHeight() / 2);
    }

    @Override
    protected void layoutChildren() {
        scroll.resizeRelocate(0, 0, getWidth(), getHeight());
        layOut();
        placeRefusal();
    }

    private void layOut() {
        KernelWeights what = weights;
        if (what == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        var shape = what.shape();
        cells =
                KernelCells.fitting(
                        shape.in(),
                        shape.height(),
                        shape.width(),
                        getWidth() - 16,
                        getHeight() - 4);
        place = Math.min(place, cells.count() - 1);
        content.setMinSize(cells.totalWidth(), cells.totalHeight());
        content.setPrefSize(cells.totalWidth(), cells.totalHeight());
        placeField();
        draw();
    }

    private double viewLeft() {
        double hidden = content.getMinWidth() - scroll.getViewportBounds().getWidth();
        return Math.max(0, hidden * scroll.getHvalue());
    }

    private double viewTop() {
        double hidden = content.getMinHeight() - scroll.getViewportBounds().getHeight();
        return Math.max(0, hidden * scroll.getVvalue());
    }

    /** Only what is in sight: a layer of 2048 inputs is a mile long. */
    private void draw() {
        KernelCells laid = cells;
        KernelWeights what = weights;
        if (laid == null || what == null) {
            return;
        }
        double left = viewLeft();
        double top = viewTop();
        canvas.setWidth(Math.max(1, scroll.getViewportBounds().getWidth()));
        canvas.setHeight(Math.max(1, scroll.getViewportBounds().getHeight()));
        canvas.relocate(left, top);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.save();
        pen.translate(-left, -top);
        Inks inks = Inks.of(what.shown().dark());
        for (int input = laid.firstBelow(top); input < laid.in(); input++) {
            if (laid.tableTop(input) > top + canvas.getHeight()) {
                break;
            }
            drawTable(pen, laid, what, inks, input);
        }
        pen.setStroke(inks.chosen());
        pen.setLineWidth(isFocused() || field.isFocused() ? 3 : 2);
        pen.strokeRect(laid.left(place), laid.top(place), laid.cellWidth(), laid.cellHeight());
        pen.restore();
    }

    private void drawTable(
            GraphicsContext pen, KernelCells laid, KernelWeights what, Inks inks, int input) {
        int area = laid.height() * laid.width();
        double left = laid.tableLeft(input);
        double top = laid.tableTop(input);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(Letters.plain(12));
        pen.setFill(inks.input());
        String name = what.input(output, input);
        boolean narrow = width(name, pen.getFont()) > laid.width() * laid.cellWidth() + 8;
        String number = Integer.toString(what.shape().inputChannel(output, input));
        pen.fillText(narrow ? number : name, left, top + laid.title() / 2);
        for (int at = input * area; at < (input + 1) * area; at++) {
            drawCell(pen, laid, what, inks, at);
        }
        pen.setStroke(inks.kernel());
        pen.setLineWidth(1.5);
        pen.strokeRect(
                left,
                top + laid.title(),
                laid.width() * laid.cellWidth(),
                laid.height() * laid.cellHeight());
    }

    private void drawCell(
            GraphicsContext pen, KernelCells laid, KernelWeights what, Inks inks, int at) {
        int index = output * what.shape().perOutput() + at;
        float value = what.weights().value(index);
        int argb = colours.argb(value, range);
        Color colour = Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
        double x = laid.left(at);
        double y = laid.top(at);
        pen.setFill(colour);
        pen.fillRect(x, y, laid.cellWidth(), laid.cellHeight());
        pen.setStroke(inks.paper());
        pen.setLineWidth(1);
        pen.strokeRect(x, y, laid.cellWidth(), laid.cellHeight());
        if (what.weights().edit().covers(index)) {
            pen.setFill(inks.kernel());
            double size = 8;
            pen.fillPolygon(
                    new double[] {
                        x + laid.cellWidth() - size, x + laid.cellWidth(), x + laid.cellWidth()
                    },
                    new double[] {y, y, y + size},
                    3);
        }
        pen.setFill(luminance(colour) > LIGHT ? Color.BLACK : Color.WHITE);
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setFont(Letters.plain(Math.clamp(laid.cellHeight() * 0.5, 11, 17)));
        pen.fillText(
                written(value),
                x + laid.cellWidth() / 2,
                y + laid.cellHeight() / 2,
                laid.cellWidth() - 4);
    }

    /** Exactly where that is short, else to a hundredth of the scale. */
    private String written(float value) {
        String exact = Numerals.value(value);
        return exact.length() <= 6 ? exact : Numerals.value(value, range.max() / 100);
    }

    /** As bright as it looks (sRGB luma). */
    private static double luminance(Color colour) {
        return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
    }

    private static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }

    private OptionalInt hit(MouseEvent event) {
        return cells == null ? OptionalInt.empty() : cells.hit(event.getX(), event.getY());
    }

    private void press(MouseEvent event) {
        if (field.isVisible() && field.getBoundsInParent().contains(event.getX(), event.getY())) {
            return;
        }
        requestFocus();
        OptionalInt hit = hit(event);
        if (event.getButton() == MouseButton.PRIMARY && hit.isPresent()) {
            choose(hit.getAsInt());
            if (event.getClickCount() > 1) {
                begin("");
            }
        }
    }

    private void choose(int next) {
        place = next;
        onChoose.accept(next);
        reveal();
        draw();
    }

    private void key(KeyEvent event) {
        if (cells == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case RIGHT -> choose(cells.moved(place, 1, 0));
            case LEFT -> choose(cells.moved(place, -1, 0));
            case DOWN -> choose(cells.moved(place, 0, 1));
            case UP -> choose(cells.moved(place, 0, -1));
            case HOME -> choose(0);
            case END -> choose(cells.count() - 1);
            case ENTER, F2 -> begin("");
            case DELETE, BACK_SPACE -> edits.reset(place);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        if (!event.isShortcutDown() && event.getCharacter().matches("[0-9.,+−-]")) {
            begin(event.getCharacter());
            event.consume();
        }
    }

    private void begin(String typed) {
        KernelWeights what = weights;
        if (what == null) {
            return;
        }
        reveal();
        field.setVisible(true);
        placeField();
        field.requestFocus();
        field.begin(what.weights().value(output * what.shape().perOutput() + place), typed);
    }

    private void close() {
        field.setVisible(false);
        refusal.setVisible(false);
        requestFocus();
        draw();
    }

    private void placeField() {
        KernelCells laid = cells;
        if (laid != null && field.isVisible()) {
            double width = Math.max(laid.cellWidth(), 76);
            double height = Math.max(laid.cellHeight(), 26);
            field.resizeRelocate(
                    Math.max(0, Math.min(laid.left(place), laid.totalWidth() - width)),
                    laid.top(place) + (laid.cellHeight() - height) / 2,
                    width,
                    height);
        }
    }

    private void placeRefusal() {
        if (refusal.isVisible()) {
            double width = Math.min(getWidth() - 8, refusal.prefWidth(-1));
            double height = refusal.prefHeight(width);
            double under = field.getBoundsInParent().getMaxY() - viewTop() + 3;
            double y =
                    under + height < getHeight()
                            ? under
                            : field.getBoundsInParent().getMinY() - viewTop() - height - 3;
            double x = field.getBoundsInParent().getMinX() - viewLeft();
            refusal.resizeRelocate(
                    Math.clamp(x, 0, Math.max(0, getWidth() - width)), y, width, height);
        }
    }

    private void reveal() {
        KernelCells laid = cells;
        if (laid != null) {
            double top = laid.top(place) - laid.title();
            scroll.setVvalue(
                    scrolled(
                            scroll.getVvalue(),
                            top,
                            laid.top(place) + laid.cellHeight() + 4,
                            scroll.getViewportBounds().getHeight(),
                            laid.totalHeight()));
            scroll.setHvalue(
                    scrolled(
                            scroll.getHvalue(),
                            laid.left(place),
                            laid.left(place) + laid.cellWidth(),
                            scroll.getViewportBounds().getWidth(),
                            laid.totalWidth()));
        }
    }

    /** {@return the scroll bar's value, moved as little as brings from..to into sight} */
    private static double scrolled(double now, double from, double to, double view, double all) {
        double hidden = all - view;
        if (hidden <= 0) {
            return 0;
        }
        double start = now * hidden;
        double moved = from < start ? from : to > start + view ? to - view : start;
        return Math.clamp(moved / hidden, 0, 1);
    }

    /** What happens in the field over the cell. */
    private final class Typing implements WeightField.Listener {

        @Override
        public void typed(float value, boolean typing) {
            edits.set(place, value, typing);
        }

        @Override
        public void givenUp() {
            edits.giveUp();
        }

        @Override
        public void refused(String sentence) {
            refusal.setText(sentence);
            refusal.setVisible(!sentence.isEmpty());
            placeRefusal();
        }

        @Override
        public void leave(int right, int down) {
            close();
            if (cells != null && (right != 0 || down != 0)) {
                choose(cells.moved(place, right, down));
            }
        }
    }

    /** {@return what is on show, if anything} */
    Optional<KernelWeights> weights() {
        return Optional.ofNullable(weights);
    }
}
