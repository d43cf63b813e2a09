package convscope.view.tabs.kernels;

import convscope.picture.ColourScale;
import convscope.picture.KernelMatrix;
import convscope.picture.KernelMatrix.Hit;
import convscope.picture.ValueRange;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Sheets;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import org.jspecify.annotations.Nullable;

/**
 * All kernels of a layer at once: a row for each output channel, in it a kernel for each input. The
 * wheel zooms, dragging moves, a click or the arrows choose.
 */
final class KernelMatrixView extends Region {

    private static final double MOST_ZOOM = 64;
    private static final double MARGIN = 3;

    private final ImageView image = new ImageView();
    private final Rectangle row = frame(1.5);
    private final Rectangle kernel = frame(2.5);
    private final Rectangle clip = new Rectangle();
    private @Nullable KernelWeights weights;
    private @Nullable KernelMatrix matrix;
    private float[] norms = {};
    private ValueRange range = new ValueRange(-1, 1);
    private double zoom = 1;
    private double left;
    private double top;
    private int output;
    private int input;
    private @Nullable Point2D grip;
    private Consumer<Optional<Hit>> onHover = hit -> {};
    private Consumer<Hit> onChoose = hit -> {};
    private Runnable onEnter = () -> {};
    private Runnable onLevel = () -> {};

    KernelMatrixView() {
        getStyleClass().add("kernel-matrix");
        setFocusTraversable(true);
        setMinSize(80, 60);
        setClip(clip);
        image.setSmooth(false);
        image.setManaged(false);
        getChildren().addAll(image, row, kernel);
        setOnMouseMoved(event -> onHover.accept(hit(event)));
        setOnMouseExited(event -> onHover.accept(Optional.empty()));
        setOnMousePressed(event -> grip = new Point2D(event.getX(), event.getY()));
        setOnMouseDragged(this::drag);
        setOnMouseClicked(this::click);
        setOnScroll(this::wheel);
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(focused -> kernel.setStrokeWidth(focused ? 3.5 : 2.5));
    }

    void setOnHover(Consumer<Optional<Hit>> handler) {
        onHover = handler;
    }

    /** Called when the user chooses a weight; by keys, the first of a kernel. */
    void setOnChoose(Consumer<Hit> handler) {
        onChoose = handler;
    }

    /** Called when the user presses Enter on the chosen kernel. */
    void setOnEnter(Runnable handler) {
        onEnter = handler;
    }

    /** Called when colours begin to mean norms, or weights again. */
    void setOnLevel(Runnable handler) {
        onLevel = handler;
    }

    /** Shows the weights with the cursor on a kernel. */
    void show(KernelWeights what, ValueRange values, int chosenOutput, int chosenInput) {
        boolean other = weights == null || !weights.shape().equals(what.shape());
        boolean changed =
                weights == null || !weights.weights().copy().equals(what.weights().copy()) || other;
        weights = what;
        range = values;
        output = chosenOutput;
        input = chosenInput;
        if (other) {
            zoom = 1;
            left = 0;
            top = 0;
        }
        if (changed) {
            norms =
                    KernelMatrix.fitting(
                                    what.shape().out(),
                                    what.shape().in(),
                                    what.shape().height(),
                                    what.shape().width(),
                                    100,
                                    100)
                            .norms(what.weights().copy().values());
        }
        draw();
    }

    /** {@return whether a colour means a weight; else the norm of a kernel} */
    boolean drawsWeights() {
        return matrix == null || matrix.drawsWeights();
    }

    /** {@return what the colours of norms run to} */
    ValueRange normRange() {
        ValueRange all = ValueRange.of(norms, 0, norms.length);
        return new ValueRange(0, all.max() > 0 ? all.max() : 1);
    }

    double norm(int ofOutput, int ofInput) {
        int in = weights == null ? 1 : weights.shape().in();
        return norms[ofOutput * in + ofInput];
    }

    /** {@return the middle of a kernel on the screen, for tests} */
    Point2D centre(int ofOutput, int ofInput) {
        KernelMatrix drawn = java.util.Objects.requireNonNull(matrix);
        return localToScreen(
                MARGIN - left + drawn.left(ofOutput, ofInput) + drawn.kernelWidth() / 2,
                MARGIN - top + drawn.top(ofOutput) + drawn.kernelHeight() / 2);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        draw();
    }

    private double viewWidth() {
        return getWidth() - 2 * MARGIN;
    }

    private double viewHeight() {
        return getHeight() - 2 * MARGIN;
    }

    private void draw() {
        KernelWeights what = weights;
        if (what == null || viewWidth() < 2 || viewHeight() < 2) {
            return;
        }
        boolean before = drawsWeights();
        KernelMatrix drawn = laidOut(what);
        matrix = drawn;
        left = Math.clamp(left, 0, Math.max(0, drawn.totalWidth() - viewWidth()));
        top = Math.clamp(top, 0, Math.max(0, drawn.totalHeight() - viewHeight()));
        int width = (int) Math.max(1, Math.ceil(Math.min(viewWidth(), drawn.totalWidth())));
        int height = (int) Math.max(1, Math.ceil(Math.min(viewHeight(), drawn.totalHeight())));
        boolean single = drawn.drawsWeights();
        ValueRange shown = single ? range : normRange();
        image.setImage(
                Sheets.image(
                        drawn.paint(
                                single ? what.weights().copy().values() : norms,
                                ColourScale.of(shown, what.shown().dark()),
                                shown,
                                left,
                                top,
                                width,
                                height)));
        image.relocate(MARGIN, MARGIN);
        placeFrames(what, drawn);
        if (before != single) {
            onLevel.run();
        }
    }

    private KernelMatrix laidOut(KernelWeights what) {
        KernelMatrix fit =
                KernelMatrix.fitting(
                        what.shape().out(),
                        what.shape().in(),
                        what.shape().height(),
                        what.shape().width(),
                        viewWidth(),
                        viewHeight());
        return zoom <= 1 ? fit : fit.scaled(Math.min(MOST_ZOOM, fit.scale() * zoom));
    }

    private void placeFrames(KernelWeights what, KernelMatrix drawn) {
        Inks inks = Inks.of(what.shown().dark());
        double rowLeft = drawn.left(output, 0);
        row.setStroke(inks.output());
        place(row, rowLeft, drawn.top(output), what.shape().in() * drawn.kernelWidth(), drawn);
        kernel.setStroke(inks.chosen());
        place(kernel, drawn.left(output, input), drawn.top(output), drawn.kernelWidth(), drawn);
    }

    private void place(Rectangle frame, double x, double y, double width, KernelMatrix drawn) {
        frame.setX(MARGIN + x - left);
        frame.setY(MARGIN + y - top);
        frame.setWidth(Math.max(2, width - drawn.gap()));
        frame.setHeight(Math.max(2, drawn.kernelHeight() - drawn.gap()));
    }

    private Optional<Hit> hit(MouseEvent event) {
        return matrix == null
                ? Optional.empty()
                : matrix.hit(event.getX() - MARGIN + left, event.getY() - MARGIN + top);
    }

    private void click(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            hit(event).ifPresent(onChoose);
        }
    }

    private void drag(MouseEvent event) {
        Point2D from = grip;
        if (from != null && !event.isStillSincePress()) {
            left += from.getX() - event.getX();
            top += from.getY() - event.getY();
            grip = new Point2D(event.getX(), event.getY());
            draw();
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? 1.25 : 0.8, event.getX() - MARGIN, event.getY() - MARGIN);
            event.consume();
        }
    }

    /** What is at this point of the view stays there. */
    private void zoom(double by, double x, double y) {
        KernelMatrix before = matrix;
        if (before == null) {
            return;
        }
        zoom = Math.clamp(zoom * by, 1, Math.max(1, MOST_ZOOM * zoom / before.scale()));
        KernelMatrix after = laidOut(java.util.Objects.requireNonNull(weights));
        left = (left + x) * after.kernelWidth() / before.kernelWidth() - x;
        top = (top + y) * after.kernelHeight() / before.kernelHeight() - y;
        draw();
    }

    private void key(KeyEvent event) {
        KernelWeights what = weights;
        if (what == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int rows = matrix == null ? what.shape().out() : matrix.rows();
        switch (event.getCode()) {
            case DOWN -> choose(output + 1, input);
            case UP -> choose(output - 1, input);
            case RIGHT -> {
                boolean next = input + 1 >= what.shape().in();
                choose(next ? output + rows : output, next ? 0 : input + 1);
            }
            case LEFT -> {
                boolean next = input == 0;
                choose(next ? output - rows : output, next ? what.shape().in() - 1 : input - 1);
            }
            case HOME -> choose(0, input);
            case END -> choose(what.shape().out() - 1, input);
            case PAGE_DOWN -> choose(Math.min(what.shape().out() - 1, output + 10), input);
            case PAGE_UP -> choose(Math.max(0, output - 10), input);
            case PLUS, ADD, EQUALS -> zoom(1.25, viewWidth() / 2, viewHeight() / 2);
            case MINUS, SUBTRACT -> zoom(0.8, viewWidth() / 2, viewHeight() / 2);
            case ENTER -> onEnter.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int nextOutput, int nextInput) {
        if (weights != null && nextOutput >= 0 && nextOutput < weights.shape().out()) {
            output = nextOutput;
            input = nextInput;
            reveal();
            onChoose.accept(new Hit(nextOutput, nextInput, 0, 0));
        }
    }

    private void reveal() {
        KernelMatrix drawn = matrix;
        if (drawn != null) {
            double x = drawn.left(output, input);
            double y = drawn.top(output);
            left = Math.clamp(left, x + drawn.kernelWidth() - viewWidth(), x);
            top = Math.clamp(top, y + drawn.kernelHeight() - viewHeight(), y);
        }
    }

    private static Rectangle frame(double width) {
        Rectangle frame = new Rectangle();
        frame.setFill(null);
        frame.setStrokeType(StrokeType.OUTSIDE);
        frame.setStrokeWidth(width);
        frame.setMouseTransparent(true);
        frame.setManaged(false);
        return frame;
    }
}
