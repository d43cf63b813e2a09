package convscope.view;

import convscope.diagram.ArrowDirection;
import convscope.diagram.Drawing;
import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Point;
import convscope.diagram.Slot;
import convscope.model.Path;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/**
 * The keyboard in a block view: arrows go from block to block, Enter unfolds, + goes to the next
 * place for a block and Enter puts one in there, Escape goes outwards.
 */
final class BlockKeys {

    private final BlockView view;

    BlockKeys(BlockView view) {
        this.view = view;
    }

    void listen() {
        view.setOnKeyPressed(
                event -> {
                    boolean done = event.isShortcutDown() ? zoom(event) : act(event);
                    if (done) {
                        event.consume();
                    }
                });
        view.setOnKeyTyped(
                event -> {
                    if (event.getCharacter().equals("+") && !event.isShortcutDown()) {
                        toSlot();
                        event.consume();
                    }
                });
    }

    private boolean zoom(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> view.zoomIn();
            case MINUS, SUBTRACT -> view.zoomOut();
            case DIGIT0, NUMPAD0 -> view.fitReadable();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean act(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> go(ArrowDirection.UP);
            case DOWN -> go(ArrowDirection.DOWN);
            case LEFT -> go(ArrowDirection.LEFT);
            case RIGHT -> go(ArrowDirection.RIGHT);
            case HOME -> view.gestures().select(Path.ROOT);
            case ENTER -> enter();
            case INSERT -> toSlot();
            case DELETE, BACK_SPACE -> delete();
            case ESCAPE -> outwards();
            case F -> view.fit();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void go(ArrowDirection direction) {
        Optional<Drawing> drawing = view.drawn();
        Optional<Slot> slot = view.chosenSlot();
        if (slot.isPresent()) {
            drawing.flatMap(shown -> shown.neighbour(slot.get(), direction))
                    .ifPresent(view::choose);
        } else {
            view.selected()
                    .flatMap(from -> drawing.flatMap(shown -> shown.neighbour(from, direction)))
                    .ifPresent(this::select);
        }
    }

    /** The node that stands for hidden copies leads to the first of them. */
    private void select(Node node) {
        boolean more = node.form() == Form.MORE && !node.hides().isEmpty();
        view.gestures().select(more ? node.hides().getFirst() : node.path());
    }

    private void enter() {
        Optional<Slot> slot = view.chosenSlot();
        if (slot.isPresent()) {
            view.gestures().insert(slot.get());
            return;
        }
        Optional<Node> foldable = view.selected().filter(Node::foldable);
        if (foldable.isPresent()) {
            view.gestures().toggle(foldable.get().path());
        } else {
            view.gestures().open(view.selection());
        }
    }

    /** The "+" that follows the chosen place, or the first one. */
    private void toSlot() {
        view.drawn()
                .flatMap(
                        drawing ->
                                view.selected()
                                        .flatMap(node -> below(drawing, node))
                                        .or(() -> drawing.slots().stream().findFirst()))
                .ifPresent(view::choose);
    }

    private static Optional<Slot> below(Drawing drawing, Node node) {
        Point end = new Point(node.bounds().centreX(), node.bounds().bottom());
        return drawing.slots().stream()
                .filter(slot -> slot.at().y() > end.y())
                .min((a, b) -> Double.compare(distance(a, end), distance(b, end)));
    }

    private static double distance(Slot slot, Point point) {
        return Math.hypot(slot.at().x() - point.x(), slot.at().y() - point.y());
    }

    private void delete() {
        if (view.chosenSlot().isEmpty() && !view.selection().isRoot()) {
            view.gestures().delete(view.selection());
        }
    }

    private void outwards() {
        if (view.chosenSlot().isPresent()) {
            view.choose(null);
            return;
        }
        Optional<Node> around =
                view.drawn()
                        .flatMap(shown -> view.selected().flatMap(shown::around))
                        .filter(node -> !node.path().equals(view.selection()));
        if (around.isPresent()) {
            view.gestures().select(around.get().path());
        } else if (!view.selection().isRoot()) {
            view.gestures().select(Path.ROOT);
        } else {
            view.gestures().escape();
        }
    }
}
