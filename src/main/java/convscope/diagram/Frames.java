package convscope.diagram;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.diagram.Lettering.Span;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;

/** The light frame around an unfolded recipe, named sequence or repeat, with its caption. */
final class Frames {

    private static final double SIDE = 16;
    private static final double TOP = 28;
    private static final double BOTTOM = 12;
    private static final double CORNER = 9;
    private static final double CHEVRON = 14;
    private static final double CLEAR = 12;
    private static final double SIZE = 12.5;

    private Frames() {}

    static Piece around(Place place, Piece inside) {
        Caption caption = Caption.of(place);
        String name = Lettering.name(caption.title(), SIZE, Typeface.SEMIBOLD);
        Line title =
                new Line(
                        List.of(
                                new Span(name, Ink.INK),
                                new Span(details(place, caption), Ink.MUTED)),
                        SIZE,
                        Typeface.SEMIBOLD);
        double words = CLEAR + CHEVRON + title.width() + CLEAR;
        double left = inside.left() + SIDE;
        double right = inside.right() + SIDE;
        boolean onTheLeft = left >= words || (right < words && left >= right);
        double reachLeft = onTheLeft ? Math.max(left, words) : left;
        double reachRight = onTheLeft ? right : Math.max(right, words);
        double height = TOP + inside.height() + BOTTOM;
        return new Piece(
                reachLeft,
                reachRight,
                height,
                false,
                (sheet, x, y) -> {
                    Rect bounds = new Rect(x - reachLeft, y, reachLeft + reachRight, height);
                    double start = onTheLeft ? bounds.x() + CLEAR : x + CLEAR;
                    sheet.add(frame(place, caption, bounds, title, start));
                    Wires in = Wires.into(sheet, place.path(), place.input() != null);
                    in.down(x, y, y + TOP, inside.arrow());
                    inside.paint(sheet, x, y + TOP);
                    Wires out = Wires.into(sheet, place.path(), place.output() != null);
                    out.down(x, y + height - BOTTOM, y + height, false);
                });
    }

    /** The blocks of a named sequence need not be counted where they are drawn. */
    private static String details(Place place, Caption caption) {
        return place.bare() instanceof Sequence ? "" : "  " + caption.details();
    }

    private static Node frame(Place place, Caption caption, Rect bounds, Line title, double start) {
        List<Mark> marks = new ArrayList<>();
        marks.add(
                new Mark.Shape(
                        Outline.rectangle(bounds, CORNER), Ink.GROUND, Ink.FRAME, 1.2, false));
        double middle = bounds.y() + 16;
        marks.add(
                Mark.Shape.filled(
                        Outline.polygon(
                                new Point(start, middle - 2.5),
                                new Point(start + 8, middle - 2.5),
                                new Point(start + 4, middle + 3)),
                        Lettering.tone(Ink.MUTED, place.status())));
        marks.addAll(title.from(start + CHEVRON, middle, place.status()));
        String says = place.path().name() + ": " + caption.says() + Boxes.flow(place);
        return new Node(
                place.path(),
                Form.FRAME,
                place.status(),
                bounds,
                says,
                true,
                undrawn(place),
                marks);
    }

    /** {@return the time that a repeat shows: the first, or the first that does not fit} */
    static Place shown(Place repeat) {
        return repeat.parts().stream()
                .filter(part -> Boxes.firstFault(part) != null)
                .findFirst()
                .orElse(repeat.parts().getFirst());
    }

    /** A repeat shows one time and stands for the others. */
    private static List<Path> undrawn(Place place) {
        if (!(place.bare() instanceof Repeat)) {
            return List.of();
        }
        Path shown = shown(place).path();
        return place.parts().stream().map(Place::path).filter(path -> !path.equals(shown)).toList();
    }
}
