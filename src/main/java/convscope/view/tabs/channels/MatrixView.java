package convscope.view.tabs.channels;

import convscope.diagram.Carving;
import convscope.diagram.ChannelWires;
import convscope.diagram.ChannelWires.Bundle;
import convscope.diagram.ConnectionMatrix;
import convscope.diagram.Ink;
import convscope.diagram.Palette;
import convscope.diagram.Rect;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Letters;
import convscope.view.tabs.Sheets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The matrix of all kernels, of which groups leave the blocks on the diagonal. */
final class MatrixView extends Region {

    private static final double TITLE = 19;
    private static final double RULER = 7;

    /** Blocks are outlined where they are at least so large. */
    private static final double OUTLINED = 4;

    private final Canvas canvas = new Canvas();
    private @Nullable Connected connected;
    private Carving carving = Carving.still(1);
    private double progress = 1;
    private @Nullable Drawn drawn;
    private Consumer<Optional<Hit>> onHover = hit -> {};
    private IntConsumer onChoose = channel -> {};

    /** A cell under the pointer. */
    record Hit(int output, int input) {}

    /** The image of the kernels, kept as long as it is of the same ones. */
    private record Drawn(Connected of, Rect box, Image image) {

        boolean is(Connected other, Rect where) {
            return of.wires().equals(other.wires())
                    && of.weights().equals(other.weights())
                    && of.dark() == other.dark()
                    && box.equals(where);
        }
    }

    MatrixView() {
        getChildren().add(canvas);
        getStyleClass().add("kernel-matrix");
        setMinSize(90, 90);
        setOnMouseMoved(event -> onHover.accept(hit(event)));
        setOnMouseExited(event -> onHover.accept(Optional.empty()));
        setOnMousePressed(event -> hit(event).ifPresent(h -> onChoose.accept(h.output)));
    }

    void show(Connected shown) {
        connected = shown;
        draw();
    }

    /** Draws a moment of a movement. */
    void move(Carving movement, double at) {
        carving = movement;
        progress = at;
        draw();
    }

    void setOnHover(Consumer<Optional<Hit>> handler) {
        onHover = handler;
    }

    /** Called when the user chooses an output channel. */
    void setOnChoose(IntConsumer handler) {
        onChoose = handler;
    }

    /** {@return whether each cell shows its kernel's taps, else its norm} */
    boolean drawsKernels() {
        return connected != null
                && connected.weights().isPresent()
                && matrix(connected).drawsKernels(connected.kernel());
    }

    /** {@return the norm of a kernel, 0 where there is none or the weights have not come} */
    double norm(Hit hit) {
        return connected == null
                ? 0
                : picture(connected).map(p -> p.norm(hit.output, hit.input)).orElse(0.0);
    }

    /** {@return the middle of a cell on the screen} */
    Point2D cellCentre(int output, int input) {
        Rect cell = matrix(java.util.Objects.requireNonNull(connected)).cell(output, input);
        return localToScreen(cell.centreX(), cell.centreY());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        draw();
    }

    ConnectionMatrix matrix(Connected c) {
        Rect room =
                new Rect(
                        RULER + 2,
                        TITLE + RULER + 2,
                        Math.max(8, getWidth() - RULER - 4),
                        Math.max(8, getHeight() - 2 * TITLE - RULER - 4));
        ConnectionMatrix matrix = ConnectionMatrix.within(c.wires(), room);
        double left = RULER + 2 + (room.width() - matrix.box().width()) / 2;
        Rect box = matrix.box();
        return new ConnectionMatrix(
                c.wires(),
                new Rect(
                        Math.round(left),
                        box.y(),
                        Math.round(box.width()),
                        Math.round(box.height())));
    }

    private Optional<Hit> hit(MouseEvent event) {
        if (connected == null) {
            return Optional.empty();
        }
        ConnectionMatrix matrix = matrix(connected);
        int output = matrix.outputAt(event.getY());
        int input = matrix.inputAt(event.getX());
        return output < 0 || input < 0 ? Optional.empty() : Optional.of(new Hit(output, input));
    }

    private static Optional<MatrixPicture> picture(Connected c) {
        ChannelWires wires = c.wires();
        long wanted = wires.count() * c.kernel().area();
        return c.weights()
                .filter(w -> w.values().length == wanted)
                .map(w -> new MatrixPicture(wires, c.kernel(), w));
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (connected == null || getWidth() < 2) {
            return;
        }
        Connected c = connected;
        Inks inks = Inks.of(c.dark());
        ConnectionMatrix matrix = matrix(c);
        Rect box = matrix.box();
        pen.setFill(inks.box());
        pen.fillRect(box.x(), box.y(), box.width(), box.height());
        carving.at(progress)
                .forEach(
                        (groups, visible) -> {
                            if (c.fits(groups)) {
                                layer(pen, c, matrix, groups, visible, inks);
                            }
                        });
        pen.setFill(inks.input());
        pen.fillRect(box.x(), box.y() - RULER - 1, box.width(), RULER - 1);
        pen.setFill(inks.output());
        pen.fillRect(box.x() - RULER - 1, box.y(), RULER - 1, box.height());
        if (c.hasChosen()) {
            chosen(pen, c, matrix, inks);
        }
        titles(pen, c, box, inks);
    }

    private void layer(
            GraphicsContext pen,
            Connected c,
            ConnectionMatrix matrix,
            int groups,
            double visible,
            Inks inks) {
        boolean now = groups == c.wires().groups();
        Optional<Image> image = now ? image(c, matrix) : Optional.empty();
        pen.setGlobalAlpha(visible);
        if (image.isPresent()) {
            pen.setImageSmoothing(false);
            pen.drawImage(image.get(), matrix.box().x(), matrix.box().y());
        }
        ChannelWires wires = new ChannelWires(c.wires().in(), c.wires().out(), groups);
        ConnectionMatrix layer = new ConnectionMatrix(wires, matrix.box());
        int most = (int) Math.max(1, Math.min(matrix.box().width(), matrix.box().height()));
        for (Bundle bundle : wires.bundles(most)) {
            Rect block = layer.block(bundle);
            if (image.isEmpty()) {
                pen.setFill(inks.kernel().deriveColor(0, 1, 1, 0.5));
                pen.fillRect(
                        block.x(),
                        block.y(),
                        Math.max(1, block.width()),
                        Math.max(1, block.height()));
            }
            if (Math.min(block.width(), block.height()) >= OUTLINED) {
                pen.setStroke(inks.kernel());
                pen.setLineWidth(1);
                pen.strokeRect(block.x(), block.y(), block.width(), block.height());
            }
        }
        pen.setGlobalAlpha(1);
    }

    private Optional<Image> image(Connected c, ConnectionMatrix matrix) {
        if (drawn == null || !drawn.is(c, matrix.box())) {
            drawn = null;
            Palette palette = c.dark() ? Palette.DARK : Palette.LIGHT;
            picture(c)
                    .ifPresent(
                            p ->
                                    drawn =
                                            new Drawn(
                                                    c,
                                                    matrix.box(),
                                                    Sheets.image(
                                                            p.sheet(
                                                                    matrix,
                                                                    palette.argb(Ink.PAPER),
                                                                    palette.argb(Ink.KERNEL),
                                                                    c.dark()))));
        }
        return Optional.ofNullable(drawn).map(Drawn::image);
    }

    /** The chosen output channel's row, and what of it holds kernels. */
    private static void chosen(
            GraphicsContext pen, Connected c, ConnectionMatrix matrix, Inks inks) {
        Bundle group = c.group();
        Rect box = matrix.box();
        Rect first = matrix.cell(c.chosen(), group.inFirst());
        double height = Math.max(3, first.height());
        double y = first.centreY() - height / 2;
        double width = Math.max(3, (group.inEnd() - group.inFirst()) * matrix.cellWidth());
        pen.setFill(inks.paper().deriveColor(0, 1, 1, 0.55));
        pen.fillRect(box.x(), box.y(), box.width(), y - box.y());
        pen.fillRect(box.x(), y + height, box.width(), box.bottom() - y - height);
        pen.setLineWidth(1.5);
        pen.setStroke(inks.output());
        pen.strokeRect(box.x(), y, box.width(), height);
        pen.setStroke(inks.kernel());
        pen.setLineWidth(2);
        pen.strokeRect(first.x(), y, width, height);
        pen.setFill(inks.paper().deriveColor(0, 1, 1, 0.6));
        pen.fillRect(box.x(), box.y() - RULER - 1, first.x() - box.x(), RULER - 1);
        pen.fillRect(
                first.x() + width,
                box.y() - RULER - 1,
                Math.max(0, box.right() - first.x() - width),
                RULER - 1);
        pen.fillRect(box.x() - RULER - 1, box.y(), RULER - 1, y - box.y());
        pen.fillRect(box.x() - RULER - 1, y + height, RULER - 1, box.bottom() - y - height);
    }

    private void titles(GraphicsContext pen, Connected c, Rect box, Inks inks) {
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(Letters.heading(13));
        pen.setFill(inks.kernel());
        double middle = getWidth() / 2;
        pen.fillText(
                String.format(Locale.ROOT, "%d x %d kernels", c.wires().out(), c.wires().in()),
                middle,
                TITLE / 2 - 1,
                getWidth());
        pen.setFont(Letters.plain(11));
        pen.setFill(inks.muted());
        pen.fillText(caption(c), middle, box.bottom() + TITLE / 2, getWidth());
    }

    private String caption(Connected c) {
        if (c.wires().groups() == 1) {
            return drawsKernels() ? "dense: every kernel" : "dense: norm of each kernel";
        }
        return String.format(
                Locale.ROOT,
                "%d blocks of %d x %d",
                c.wires().groups(),
                c.wires().out() / c.wires().groups(),
                c.wires().in() / c.wires().groups());
    }
}
