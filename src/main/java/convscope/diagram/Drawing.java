package convscope.diagram;

import convscope.diagram.Element.Node;
import convscope.model.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A design in the plane.
 *
 * @param title what the drawing is called
 * @param elements in the order in which they are painted
 * @param slots where a block can be put in
 * @param bounds what everything lies in, the margin included
 */
public record Drawing(String title, List<Element> elements, List<Slot> slots, Rect bounds) {

    public Drawing {
        elements = List.copyOf(elements);
        slots = List.copyOf(slots);
    }

    public Stream<Node> nodes() {
        return elements.stream().filter(Node.class::isInstance).map(Node.class::cast);
    }

    /** {@return how many blocks and branches there was no room for} */
    public int undrawn() {
        return nodes().filter(node -> node.form() == Element.Form.MORE && !node.foldable())
                .mapToInt(node -> node.hides().size())
                .sum();
    }

    /** {@return the node that shows this place, or the one that it is hidden in} */
    public Optional<Node> find(Path path) {
        Optional<Node> shown = nodes().filter(n -> isMain(n) && n.path().equals(path)).findFirst();
        return shown.isPresent()
                ? shown
                : nodes().filter(n -> n.hides().stream().anyMatch(path::isWithin)).findFirst();
    }

    private static boolean isMain(Node node) {
        return switch (node.form()) {
            case INPUT, LAYER, TAG, FOLDED, FRAME, LANE, MERGE -> true;
            case OUTPUT, MORE, NOTE, STEP, PANEL -> false;
        };
    }

    /** {@return the innermost node at a point} */
    public Optional<Node> at(Point point) {
        return nodes().filter(node -> node.bounds().contains(point))
                .min(Comparator.comparingDouble(node -> node.bounds().area()));
    }

    /** {@return the slot whose "+" is at a point} */
    public Optional<Slot> slotAt(Point point) {
        return nearestSlot(point, Slot.RADIUS + 3);
    }

    /** {@return the nearest slot that is not farther than {@code reach}} */
    public Optional<Slot> nearestSlot(Point point, double reach) {
        return slots.stream()
                .filter(slot -> distance(slot.at(), point) <= reach)
                .min(Comparator.comparingDouble(slot -> distance(slot.at(), point)));
    }

    /** {@return the innermost frame or branch around a node} */
    public Optional<Node> around(Node node) {
        return nodes().filter(
                        n ->
                                n.isContainer()
                                        && !n.equals(node)
                                        && n.bounds().contains(node.bounds()))
                .min(Comparator.comparingDouble(n -> n.bounds().area()));
    }

    /**
     * {@return where an arrow key leads: the node that lies nearest ahead}
     *
     * @param from a node of this drawing
     */
    public Optional<Node> neighbour(Node from, ArrowDirection direction) {
        Point here = centre(from);
        List<Node> ahead =
                nodes().filter(node -> node.isStop() && !node.equals(from))
                        .filter(node -> direction.ahead(here, centre(node)) > 1)
                        .filter(node -> inSight(here, centre(node), direction))
                        .toList();
        Comparator<Node> nearest =
                Comparator.comparingDouble(node -> effort(here, centre(node), direction));
        Optional<Node> inLine =
                ahead.stream().filter(node -> direction.inLine(from, node)).min(nearest);
        return inLine.isPresent() ? inLine : ahead.stream().min(nearest);
    }

    /** {@return where an arrow key leads from one slot to the next} */
    public Optional<Slot> neighbour(Slot from, ArrowDirection direction) {
        return slots.stream()
                .filter(slot -> direction.ahead(from.at(), slot.at()) > 1)
                .filter(slot -> inSight(from.at(), slot.at(), direction))
                .min(Comparator.comparingDouble(s -> effort(from.at(), s.at(), direction)));
    }

    private static boolean inSight(Point from, Point to, ArrowDirection direction) {
        boolean upright = direction == ArrowDirection.UP || direction == ArrowDirection.DOWN;
        return upright || direction.aside(from, to) < 3 * direction.ahead(from, to);
    }

    private static double effort(Point from, Point to, ArrowDirection direction) {
        return direction.ahead(from, to) + 1.5 * direction.aside(from, to);
    }

    private static Point centre(Node node) {
        return new Point(node.bounds().centreX(), node.bounds().centreY());
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
