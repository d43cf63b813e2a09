package convscope.view;

import convscope.diagram.Drawing;
import convscope.diagram.Element.Node;
import convscope.diagram.Point;
import convscope.diagram.Slot;
import convscope.model.Path;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;

/** The pointer in a block view: hover, click, double-click, drag to pan, wheel to zoom, drop. */
final class BlockPointer {

    private static final double WHEEL = 1.0015;

    /** A dragged block falls into the nearest "+" within this many pixels. */
    private static final double REACH = 90;

    private final BlockView view;
    private double lastX;
    private double lastY;

    BlockPointer(BlockView view) {
        this.view = view;
    }

    void listen() {
        view.setOnMouseMoved(this::hover);
        view.setOnMouseExited(event -> view.hover(null, null));
        view.setOnMousePressed(this::press);
        view.setOnMouseDragged(this::drag);
        view.setOnMouseClicked(this::click);
        view.setOnScroll(this::scroll);
        view.setOnZoom(e -> view.zoom(e.getZoomFactor(), e.getX(), e.getY()));
        view.setOnContextMenuRequested(this::menu);
        view.setOnDragOver(this::dragOver);
        view.setOnDragExited(event -> rest());
        view.setOnDragDropped(this::drop);
    }

    private Optional<Node> node(double x, double y) {
        return view.drawn().flatMap(drawing -> drawing.at(view.toDrawing(x, y)));
    }

    private Optional<Slot> slot(double x, double y) {
        return view.drawn().flatMap(drawing -> drawing.slotAt(view.toDrawing(x, y)));
    }

    private void hover(MouseEvent event) {
        Optional<Slot> slot = slot(event.getX(), event.getY());
        Optional<Node> node =
                slot.isPresent() ? Optional.empty() : node(event.getX(), event.getY());
        view.hover(node.orElse(null), slot.orElse(null));
        boolean active = slot.isPresent() || node.isPresent();
        view.setCursor(active ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (!event.isStillSincePress() && event.getButton() != MouseButton.SECONDARY) {
            view.setCursor(Cursor.MOVE);
            view.pan(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        Optional<Slot> slot = slot(event.getX(), event.getY());
        if (slot.isPresent()) {
            view.gestures().insert(slot.get());
            return;
        }
        Optional<Node> node = node(event.getX(), event.getY());
        view.choose(null);
        view.gestures().select(node.map(Node::path).orElse(Path.ROOT));
        if (event.getClickCount() == 2) {
            node.filter(Node::foldable).ifPresent(n -> view.gestures().toggle(n.path()));
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown()) {
            view.pan(event.getDeltaX() + event.getDeltaY(), 0);
        } else {
            view.zoom(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private void menu(ContextMenuEvent event) {
        Optional<Node> node =
                event.isKeyboardTrigger() ? view.selected() : node(event.getX(), event.getY());
        Path path = node.map(Node::path).orElse(Path.ROOT);
        view.gestures().select(path);
        view.gestures().menu(path, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void dragOver(DragEvent event) {
        if (bringsBlock(event)) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            view.offer(true);
            view.hover(null, nearest(event).orElse(null));
            event.consume();
        }
    }

    private Optional<Slot> nearest(DragEvent event) {
        Optional<Drawing> drawing = view.drawn();
        Point at = view.toDrawing(event.getX(), event.getY());
        return drawing.flatMap(shown -> shown.nearestSlot(at, REACH / view.zoom()));
    }

    private void rest() {
        view.offer(false);
        view.hover(null, null);
    }

    private void drop(DragEvent event) {
        Optional<Slot> slot = nearest(event);
        boolean done = slot.isPresent() && bringsBlock(event);
        if (done) {
            view.gestures().drop(slot.get(), event.getDragboard().getString());
        }
        rest();
        if (bringsBlock(event)) {
            event.setDropCompleted(done);
            event.consume();
        }
    }

    /** Files are for the window, even where they come with their names as text. */
    private static boolean bringsBlock(DragEvent event) {
        return event.getDragboard().hasString() && !event.getDragboard().hasFiles();
    }
}
