package convscope.diagram;

import convscope.diagram.Branches.Kind;
import convscope.diagram.Branches.Standing;
import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.graph.Place;
import convscope.model.Merge;
import convscope.model.Parallel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where all branches come together.
 *
 * @param merging draws the wires and the sign
 * @param left reach to the left of the axis
 * @param right reach to the right of the axis
 * @param bottom where the parallel is left
 */
record Joint(Piece.Painter merging, double left, double right, double bottom) {

    static final double RADIUS = 12;
    private static final double BAR = 22;
    private static final double BAR_MARGIN = 18;
    private static final double DROP = 15;
    private static final double NOTE_LINE = 17;

    static Joint of(
            Place place,
            Parallel parallel,
            int main,
            List<Standing> columns,
            double level,
            double fan,
            boolean foldable) {
        Joint joint =
                switch (parallel.merge()) {
                    case Merge.Add add ->
                            circle(
                                    new Sign(place, "add", false, foldable),
                                    main,
                                    columns,
                                    level,
                                    fan);
                    case Merge.Multiply multiply ->
                            circle(
                                    new Sign(place, "multiply", true, foldable),
                                    main,
                                    columns,
                                    level,
                                    fan);
                    case Merge.Concat concat -> bar(place, columns, level, foldable);
                    case Merge.Attend attend ->
                            Attention.joint(place, attend, columns, level, foldable);
                };
        return place.fault() == null ? joint : joint.noted(place, place.fault().says());
    }

    void paint(Painted sheet, double x, double y) {
        merging.paint(sheet, x, y);
    }

    /** A round sign. */
    record Sign(Place place, String word, boolean times, boolean foldable) {

        Node node(Point centre) {
            String shape = place.output() == null ? "" : ", " + place.output();
            return new Node(
                    place.path(),
                    Form.MERGE,
                    place.status(),
                    Rect.centred(centre.x(), centre.y(), 2 * RADIUS, 2 * RADIUS),
                    place.path().name() + ": " + word + shape,
                    foldable,
                    List.of(),
                    Joint.sign(place, centre, times));
        }
    }

    static List<Mark> sign(Place place, Point centre, boolean times) {
        boolean wrong = place.fault() != null;
        Ink wanted = wrong ? Ink.FAULT : times ? Ink.GATE : Ink.INK;
        Ink ground = wrong ? Ink.FAULT_GROUND : times ? Ink.GATE_GROUND : Ink.BOX;
        Ink ink = Lettering.tone(wanted, place.status());
        double arm = times ? 4.2 : 6;
        double dx = times ? arm : 0;
        Point a = new Point(centre.x() - arm, centre.y() - dx);
        Point b = new Point(centre.x() + arm, centre.y() + dx);
        Point c = new Point(centre.x() - dx, centre.y() + arm);
        Point d = new Point(centre.x() + dx, centre.y() - arm);
        return List.of(
                new Mark.Shape(Outline.circle(centre, RADIUS), ground, ink, 1.6, false),
                Mark.Shape.line(Outline.through(a, b), ink, 1.8),
                Mark.Shape.line(Outline.through(c, d), ink, 1.8));
    }

    private static Joint circle(
            Sign sign, int main, List<Standing> columns, double level, double fan) {
        double drop = main >= 0 ? DROP : Math.max(DROP, fan);
        double middle = level + drop + RADIUS;
        Piece.Painter painter =
                (sheet, x, y) -> {
                    Point centre = new Point(x, y + middle);
                    for (Standing column : columns) {
                        if (column.kind() != Kind.MORE) {
                            wires(sheet, sign, column).join(main, x, y, level, centre);
                        }
                    }
                    sheet.add(sign.node(centre));
                };
        return new Joint(painter, RADIUS, RADIUS, middle + RADIUS);
    }

    private static Ending wires(Painted sheet, Sign sign, Standing column) {
        boolean gate = sign.times() && column.kind() == Kind.BODY && column.x() != 0;
        Wires wires = Wires.into(sheet, sign.place().path(), column.known());
        return new Ending(gate ? wires.with(Ink.GATE) : wires, column);
    }

    /** The end of one column's wire. */
    private record Ending(Wires wires, Standing column) {

        void join(int main, double x, double y, double level, Point centre) {
            double cx = x + column.x();
            double from = y + column.bottom();
            if (column.x() == 0) {
                wires.down(x, from, centre.y() - RADIUS, true);
            } else if (main >= 0) {
                double side = column.x() > 0 ? RADIUS : -RADIUS;
                wires.through(
                        true,
                        new Point(cx, from),
                        new Point(cx, centre.y()),
                        new Point(x + side, centre.y()));
            } else {
                wires.toCircle(new Point(cx, from), y + level, centre, RADIUS);
            }
        }
    }

    private static Joint bar(Place place, List<Standing> columns, double level, boolean foldable) {
        double left = Math.max(52, -columns.getFirst().x() + BAR_MARGIN);
        double right = Math.max(52, columns.getLast().x() + BAR_MARGIN);
        double top = level + DROP;
        Piece.Painter painter =
                (sheet, x, y) -> {
                    for (Standing column : columns) {
                        if (column.kind() != Kind.MORE) {
                            Wires.into(sheet, place.path(), column.known())
                                    .down(x + column.x(), y + column.bottom(), y + top, true);
                        }
                    }
                    Rect bounds = new Rect(x - left, y + top, left + right, BAR);
                    sheet.add(barNode(place, bounds, foldable));
                };
        return new Joint(painter, left, right, top + BAR);
    }

    private static Node barNode(Place place, Rect bounds, boolean foldable) {
        boolean wrong = place.fault() != null;
        Ink ink = Lettering.tone(wrong ? Ink.FAULT : Ink.INK, place.status());
        Ink ground = wrong ? Ink.FAULT_GROUND : Ink.BOX;
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Shape(Outline.rectangle(bounds, 5), ground, ink, 1.4, false));
        Line word = Line.of("concatenate", ink, 13, Typeface.SEMIBOLD);
        marks.addAll(word.centred(bounds.centreX(), bounds.centreY(), place.status()));
        String shape = place.output() == null ? "" : ", " + place.output();
        String says = place.path().name() + ": concatenate" + shape;
        return new Node(
                place.path(), Form.MERGE, place.status(), bounds, says, foldable, List.of(), marks);
    }

    /** This joint with a sentence beside the wire that leaves it. */
    private Joint noted(Place place, @Nullable String says) {
        List<Line> lines = Boxes.sentence(says == null ? "" : says);
        double width = lines.stream().mapToDouble(Line::width).max().orElse(0);
        double height = lines.size() * NOTE_LINE + 12;
        Piece.Painter painter =
                (sheet, x, y) -> {
                    merging.paint(sheet, x, y);
                    Rect bounds = new Rect(x + 8, y + bottom + 4, width + 16, height);
                    List<Mark> marks = new ArrayList<>();
                    marks.add(
                            new Mark.Shape(
                                    Outline.rectangle(bounds, 5),
                                    Ink.FAULT_GROUND,
                                    Ink.FAULT,
                                    1,
                                    false));
                    for (int i = 0; i < lines.size(); i++) {
                        double middle = bounds.y() + 6 + (i + 0.5) * NOTE_LINE;
                        marks.addAll(lines.get(i).from(x + 16, middle, place.status()));
                    }
                    sheet.add(
                            Node.of(
                                    place.path(),
                                    Form.NOTE,
                                    place.status(),
                                    bounds,
                                    says == null ? "" : says,
                                    marks));
                    Wires.into(sheet, place.path(), false)
                            .down(x, y + bottom, y + bottom + height + 8, false);
                };
        return new Joint(painter, left, Math.max(right, width + 24), bottom + height + 8);
    }
}
