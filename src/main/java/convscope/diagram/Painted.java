package convscope.diagram;

import java.util.ArrayList;
import java.util.List;

/** What has been painted so far. */
final class Painted {

    private final List<Element> elements = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    void add(Element element) {
        elements.add(element);
    }

    void add(Slot slot) {
        slots.add(slot);
    }

    Drawing drawing(String title, Rect bounds) {
        return new Drawing(title, elements, slots, bounds);
    }
}
