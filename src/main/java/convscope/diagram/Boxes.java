package convscope.diagram;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.graph.Fault;
import convscope.graph.Place;
import convscope.graph.Place.Status;
import convscope.model.Layer;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Boxes with words in them: layers, folded recipes, and what is wrong with them. */
final class Boxes {

    private static final double PADDING = 14;
    private static final double TAG_PADDING = 12;
    private static final double NARROWEST = 104;
    private static final double CORNER = 5;
    private static final double NOTE_WIDTH = 240;
    private static final double NOTE_SIZE = 12.5;

    private Boxes() {}

    /** {@return the least width of the box of these lines} */
    static double width(List<Line> lines) {
        return Math.max(NARROWEST, Math.ceil(words(lines) + 2 * PADDING));
    }

    /** {@return the least width of a small layer's box} */
    static double tagWidth(List<Line> lines) {
        return Math.ceil(words(lines) + TAG_PADDING);
    }

    private static double words(List<Line> lines) {
        return lines.stream().mapToDouble(Line::width).max().orElse(0);
    }

    static Piece layer(Place place, Layer layer, double width) {
        Notation notation = Notation.of(place, layer);
        String says = place.path().name() + ": " + notation.says() + flow(place);
        Form form = notation.slim() ? Form.TAG : Form.LAYER;
        Ink fill = notation.gate() ? Ink.GATE_GROUND : notation.slim() ? Ink.TAG : Ink.BOX;
        Ink border = notation.gate() ? Ink.GATE : notation.slim() ? Ink.FRAME : Ink.INK;
        return box(place, form, notation.lines(), says, new Look(fill, border), width, List.of());
    }

    /** A container folded to one box. */
    static Piece folded(Place place, Caption caption, boolean foldable, double width) {
        List<Line> lines = new ArrayList<>();
        String title = Lettering.name(caption.title(), 15, Typeface.SEMIBOLD);
        lines.add(Line.of(title, Ink.INK, 15, Typeface.SEMIBOLD));
        if (!caption.details().isEmpty()) {
            lines.add(Line.of(caption.details(), Ink.MUTED, 12.5, Typeface.REGULAR));
        }
        String says = place.path().name() + ": " + caption.says() + flow(place);
        List<Path> hides = foldable ? List.of(place.path()) : List.of();
        return box(place, Form.FOLDED, lines, says, new Look(Ink.GROUND, Ink.INK), width, hides);
    }

    private record Look(Ink fill, Ink border) {}

    private static Piece box(
            Place place,
            Form form,
            List<Line> words,
            String says,
            Look look,
            double wanted,
            List<Path> hides) {
        Fault fault = firstFault(place);
        List<Line> note =
                fault == null
                        ? List.of()
                        : sentence(
                                fault.at().equals(place.path())
                                        ? fault.says()
                                        : fault.at() + ": " + fault.says());
        List<Line> lines = new ArrayList<>(words);
        lines.addAll(note);
        double width =
                Math.max(
                        wanted, form == Form.TAG && fault == null ? tagWidth(lines) : width(lines));
        double height = height(lines, form);
        boolean wrong = fault != null;
        Status status = place.status();
        Look shown = wrong ? new Look(Ink.FAULT_GROUND, Ink.FAULT) : look;
        String spoken = fault == null ? says : says + "; " + fault.says();
        return Piece.box(
                width,
                height,
                (sheet, x, y) -> {
                    Rect bounds = new Rect(x - width / 2, y, width, height);
                    List<Mark> marks = new ArrayList<>();
                    if (!hides.isEmpty()) {
                        marks.add(stack(bounds, status));
                    }
                    marks.add(border(bounds, shown, status, form == Form.TAG ? 1 : 1.4));
                    marks.addAll(set(lines, bounds, status));
                    sheet.add(
                            new Node(
                                    place.path(),
                                    form,
                                    status,
                                    bounds,
                                    spoken,
                                    !hides.isEmpty(),
                                    hides,
                                    marks));
                });
    }

    private static Mark border(Rect bounds, Look look, Status status, double thickness) {
        return new Mark.Shape(
                Outline.rectangle(bounds, CORNER),
                look.fill(),
                Lettering.tone(look.border(), status),
                thickness,
                false);
    }

    /** A second sheet that looks out below: there is more inside. */
    private static Mark stack(Rect bounds, Status status) {
        Rect below = new Rect(bounds.x() + 4, bounds.y() + 4, bounds.width() - 8, bounds.height());
        return new Mark.Shape(
                Outline.rectangle(below, CORNER),
                Ink.TAG,
                Lettering.tone(Ink.MUTED, status),
                1,
                false);
    }

    private static double height(List<Line> lines, Form form) {
        double words = lines.stream().mapToDouble(Boxes::leading).sum();
        return Math.ceil(words + (form == Form.TAG && lines.size() == 1 ? 4 : 11));
    }

    private static double leading(Line line) {
        return line.size() * 1.32;
    }

    private static List<Mark> set(List<Line> lines, Rect bounds, Status status) {
        double words = lines.stream().mapToDouble(Boxes::leading).sum();
        double top = bounds.centreY() - words / 2;
        List<Mark> marks = new ArrayList<>();
        for (Line line : lines) {
            marks.addAll(line.centred(bounds.centreX(), top + leading(line) / 2, status));
            top += leading(line);
        }
        return marks;
    }

    /** {@return the fault's sentence in lines} */
    static List<Line> sentence(String says) {
        return Lettering.wrapped(says, NOTE_WIDTH, Ink.FAULT, NOTE_SIZE, Typeface.SEMIBOLD);
    }

    /** {@return the place's own fault, or the first one inside it} */
    static @Nullable Fault firstFault(Place place) {
        if (place.fault() != null || place.status() != Status.INCOMPLETE) {
            return place.fault();
        }
        for (Place part : place.parts()) {
            Fault inside = firstFault(part);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    /** {@return the shapes before and after, in words} */
    static String flow(Place place) {
        if (place.input() == null) {
            return "";
        }
        return place.output() == null
                ? "; " + place.input() + " in"
                : "; " + place.input() + " to " + place.output();
    }
}
