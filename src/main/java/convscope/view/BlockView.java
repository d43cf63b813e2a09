package convscope.view;

import convscope.diagram.Drawing;
import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Heat;
import convscope.diagram.Palette;
import convscope.diagram.Point;
import convscope.diagram.Rect;
import convscope.diagram.Slot;
import convscope.diagram.Viewport;
import convscope.model.Path;
import convscope.says.Legible;
import convscope.view.drawing.DrawingPainter;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows a drawing and tells what the user does in it. It holds the zoom and what the pointer or the
 * keyboard is at, nothing of the design.
 */
public final class BlockView extends Region {

    private static final double STEP = 1.2;

    private final BlockGestures gestures;
    private final Canvas canvas = new Canvas();
    private final DrawingPainter painter = new DrawingPainter(canvas.getGraphicsContext2D());
    private final WholeNames names = new WholeNames(this);
    private @Nullable Drawing drawing;
    private Palette colours = Palette.LIGHT;
    private Heat heat = Heat.NONE;
    private Path selection = Path.ROOT;
    private Viewport viewport = new Viewport(1, 0, 0);
    private Fit fit = Fit.READABLE;
    private @Nullable Slot chosenSlot;
    private @Nullable Slot hoveredSlot;
    private @Nullable Node hovered;
    private boolean offering;

    /** How the view follows its drawing and its size. */
    private enum Fit {
        READABLE,
        WHOLE,
        BY_HAND
    }

    public BlockView(BlockGestures gestures) {
        this.gestures = gestures;
        getStyleClass().add("block-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription("block drawing");
        getChildren().add(canvas);
        painter.use(colours);
        new BlockPointer(this).listen();
        new BlockKeys(this).listen();
        focusedProperty().addListener((property, before, now) -> paint());
    }

    /** Shows a drawing without any warmth. */
    public void show(Drawing changed, Path selected) {
        show(changed, Heat.NONE, selected);
    }

    /**
     * Shows a drawing with one place chosen; the root path stands for the whole design.
     *
     * @param warmth how long each of its elements took, or {@link Heat#NONE}
     */
    public void show(Drawing changed, Heat warmth, Path selected) {
        boolean moved = !selected.equals(selection);
        boolean other = drawing != null && !drawing.title().equals(changed.title());
        drawing = changed;
        heat = warmth;
        selection = selected;
        hovered = null;
        hoveredSlot = null;
        if (chosenSlot != null && (moved || !changed.slots().contains(chosenSlot))) {
            chosenSlot = null;
        }
        if (other) {
            fit = Fit.READABLE;
        }
        follow();
        if (moved || fit == Fit.BY_HAND) {
            selected().filter(node -> moved && !selected.isRoot()).ifPresent(this::reveal);
        }
        speak();
        paint();
    }

    /** Paints what is shown with another warmth. */
    public void warm(Heat warmth) {
        if (!warmth.equals(heat)) {
            heat = warmth;
            paint();
        }
    }

    /** Paints with these colours from now on. */
    public void use(Palette palette) {
        if (!palette.equals(colours)) {
            colours = palette;
            painter.use(palette);
            paint();
        }
    }

    /** Shows all of the drawing, and goes on doing so until the user zooms or pans. */
    public void fit() {
        fit = Fit.WHOLE;
        follow();
        paint();
    }

    /** Shows the drawing as large as its words need, from the top. */
    public void fitReadable() {
        fit = Fit.READABLE;
        follow();
        paint();
    }

    public void zoomIn() {
        zoom(STEP, getWidth() / 2, getHeight() / 2);
    }

    public void zoomOut() {
        zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
    }

    /** {@return pixels per unit of the drawing} */
    public double zoom() {
        return viewport.scale();
    }

    /** {@return where this place, or what hides it, is seen, in this view's coordinates} */
    public Optional<Bounds> boundsOf(Path path) {
        return drawn().flatMap(shown -> shown.find(path)).map(node -> bounds(node.bounds()));
    }

    /** {@return where this slot's "+" is seen, in this view's coordinates} */
    public Bounds boundsOf(Slot slot) {
        double r = Slot.RADIUS;
        return bounds(new Rect(slot.at().x() - r, slot.at().y() - r, 2 * r, 2 * r));
    }

    private Bounds bounds(Rect rect) {
        Rect seen = viewport.toView(rect);
        return new BoundingBox(seen.x(), seen.y(), seen.width(), seen.height());
    }

    /** {@return the slot that the keyboard is at} */
    public Optional<Slot> chosenSlot() {
        return Optional.ofNullable(chosenSlot);
    }

    BlockGestures gestures() {
        return gestures;
    }

    Optional<Drawing> drawn() {
        return Optional.ofNullable(drawing);
    }

    Path selection() {
        return selection;
    }

    /** {@return the node that shows the chosen place} */
    Optional<Node> selected() {
        return drawn().flatMap(shown -> shown.find(selection));
    }

    Point toDrawing(double x, double y) {
        return viewport.toDrawing(x, y);
    }

    void zoom(double factor, double x, double y) {
        fit = Fit.BY_HAND;
        viewport = viewport.zoomed(factor, x, y);
        paint();
    }

    void pan(double dx, double dy) {
        fit = Fit.BY_HAND;
        viewport = viewport.panned(dx, dy);
        paint();
    }

    /** Puts the keyboard at a "+", or back at the chosen place. */
    void choose(@Nullable Slot slot) {
        chosenSlot = slot;
        if (slot != null) {
            double r = 2 * Slot.RADIUS;
            Rect around = new Rect(slot.at().x() - r, slot.at().y() - r, 2 * r, 2 * r);
            viewport = viewport.revealing(around, getWidth(), getHeight());
        }
        speak();
        paint();
    }

    /** Marks what the pointer is at. */
    void hover(@Nullable Node node, @Nullable Slot slot) {
        if (!Objects.equals(node, hovered) || !Objects.equals(slot, hoveredSlot)) {
            hovered = node;
            hoveredSlot = slot;
            names.show(node);
            paint();
        }
    }

    /** Shows all "+" plainly while something is dragged. */
    void offer(boolean dragging) {
        offering = dragging;
        paint();
    }

    private void reveal(Node node) {
        viewport = viewport.revealing(node.bounds(), getWidth(), getHeight());
    }

    private void speak() {
        String words =
                chosenSlot != null
                        ? "put a block in here"
                        : selected()
                                .map(node -> Legible.of(node.says()))
                                .orElse("the whole design");
        setAccessibleText(words);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void follow() {
        Drawing shown = drawing;
        if (shown == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        Rect content = shown.bounds();
        viewport =
                switch (fit) {
                    case WHOLE -> Viewport.whole(content, getWidth(), getHeight());
                    case READABLE -> Viewport.readable(content, getWidth(), getHeight());
                    case BY_HAND ->
                            viewport.shows(content, getWidth(), getHeight())
                                    ? viewport
                                    : Viewport.readable(content, getWidth(), getHeight());
                };
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            follow();
            paint();
        }
    }

    private void paint() {
        painter.clear(getWidth(), getHeight());
        Drawing shown = drawing;
        if (shown == null) {
            return;
        }
        painter.paint(shown, heat, viewport, getWidth(), getHeight());
        for (Slot slot : shown.slots()) {
            painter.slot(slot, look(slot));
        }
        if (hovered != null && !offering) {
            painter.ring(hovered, false, false, viewport.scale());
        }
        selected()
                .filter(node -> node.form() != Form.INPUT && chosenSlot == null)
                .ifPresent(node -> painter.ring(node, true, isFocused(), viewport.scale()));
        if (isFocused()) {
            painter.focus(getWidth(), getHeight());
        }
    }

    private DrawingPainter.Plus look(Slot slot) {
        if (slot.equals(chosenSlot) || slot.equals(hoveredSlot)) {
            return DrawingPainter.Plus.CHOSEN;
        }
        return offering ? DrawingPainter.Plus.OFFERED : DrawingPainter.Plus.AT_REST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return drawn().map(shown -> shown.bounds().width()).orElse(400.0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return drawn().map(shown -> Math.min(900, shown.bounds().height())).orElse(300.0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 80;
    }
}
