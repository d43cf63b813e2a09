package convscope.diagram;

import convscope.diagram.Branches.Kind;
import convscope.diagram.Branches.Standing;
import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.diagram.Lettering.Span;
import convscope.graph.Place;
import convscope.model.Merge;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The merge by attention, as Li et al. draw it (Selective Kernel Networks, 2019, figure 1): fuse,
 * squeeze, two small layers, softmax across the branches, select, sum.
 */
final class Attention {

    private static final double BESIDE = 30;
    private static final double GAP = 14;
    private static final double STEP = 24;
    private static final double WIDTH = 160;
    private static final double FUSE = 20;

    private final Place place;
    private final List<Standing> columns;
    private final double level;
    private final List<List<Span>> steps;
    private final double tower;

    private Attention(Place place, Merge.Attend attend, List<Standing> columns, double level) {
        this.place = place;
        this.columns = columns;
        this.level = level;
        this.steps = steps(place, attend);
        double edge = columns.stream().mapToDouble(Standing::right).max().orElse(0);
        this.tower = Math.max(edge + BESIDE, WIDTH / 2 + BESIDE) + WIDTH / 2;
    }

    static Joint joint(
            Place place,
            Merge.Attend attend,
            List<Standing> columns,
            double level,
            boolean foldable) {
        Attention attention = new Attention(place, attend, columns, level);
        Joint.Sign sum = new Joint.Sign(place, "attend", false, foldable);
        Piece.Painter painter =
                (sheet, x, y) -> {
                    attention.fuse(sheet, x, y);
                    attention.squeeze(sheet, x, y);
                    attention.select(sheet, x, y);
                    sheet.add(sum.node(new Point(x, y + attention.sum())));
                };
        return new Joint(
                painter, Joint.RADIUS, attention.tower + WIDTH / 2, attention.sum() + Joint.RADIUS);
    }

    private static List<List<Span>> steps(Place place, Merge.Attend attend) {
        Shape shape = place.output();
        int channels = shape == null ? 0 : shape.channels();
        int hidden = Math.max(channels / attend.reduction(), attend.minimum());
        int logits = channels * place.parts().size();
        return List.of(
                List.of(new Span("global pool", Ink.INK)),
                shape == null ? unknown("fc, BN, ReLU") : dense(channels, hidden, ", BN, ReLU"),
                shape == null ? unknown("fc") : dense(hidden, logits, ""),
                List.of(new Span("softmax across branches", Ink.GATE)));
    }

    private static List<Span> unknown(String text) {
        return List.of(new Span(text, Ink.INK));
    }

    private static List<Span> dense(int in, int out, String then) {
        return List.of(
                new Span(Integer.toString(in), Ink.INPUT),
                new Span(" \u2192 ", Ink.INK),
                new Span(Integer.toString(out), Ink.OUTPUT),
                new Span(then, Ink.MUTED));
    }

    private double fuseY() {
        return level + FUSE;
    }

    private double stepY(int step) {
        return fuseY() + Joint.RADIUS + GAP + step * (STEP + GAP) + STEP / 2;
    }

    private double selectY() {
        return stepY(steps.size() - 1) + 30;
    }

    private double sum() {
        return selectY() + 2 * Joint.RADIUS + 26;
    }

    private Wires wires(Painted sheet) {
        return Wires.into(sheet, place.path(), place.output() != null);
    }

    /** The sum of all branches, on the way to the squeeze. */
    private void fuse(Painted sheet, double x, double y) {
        Point centre = new Point(x + tower, y + fuseY());
        for (Standing column : columns) {
            if (column.kind() != Kind.MORE) {
                wires(sheet)
                        .through(
                                true,
                                new Point(x + column.x(), y + column.bottom()),
                                new Point(x + column.x(), centre.y()),
                                new Point(centre.x() - Joint.RADIUS, centre.y()));
            }
        }
        circle(sheet, centre, false, "fuse: the sum of all branches");
    }

    private void squeeze(Painted sheet, double x, double y) {
        double from = fuseY() + Joint.RADIUS;
        for (int step = 0; step < steps.size(); step++) {
            Rect bounds = Rect.centred(x + tower, y + stepY(step), WIDTH, STEP);
            wires(sheet).down(x + tower, y + from, bounds.y(), true);
            from = stepY(step) + STEP / 2;
            boolean gate = step == steps.size() - 1;
            Line words = new Line(steps.get(step), 12, Typeface.REGULAR);
            List<Mark> marks = new ArrayList<>();
            marks.add(
                    new Mark.Shape(
                            Outline.rectangle(bounds, 5),
                            gate ? Ink.GATE_GROUND : Ink.TAG,
                            Lettering.tone(gate ? Ink.GATE : Ink.FRAME, place.status()),
                            1,
                            false));
            marks.addAll(words.centred(bounds.centreX(), bounds.centreY(), place.status()));
            add(sheet, bounds, words.text(), marks);
        }
    }

    /** Every branch times its weights, and the sum. */
    private void select(Painted sheet, double x, double y) {
        double gates = y + stepY(steps.size() - 1);
        Point sum = new Point(x, y + sum());
        for (Standing column : columns) {
            if (column.kind() == Kind.MORE) {
                continue;
            }
            Point centre = new Point(x + column.x(), y + selectY());
            double aside = centre.x() + Joint.RADIUS + 14;
            wires(sheet).down(centre.x(), y + column.bottom(), centre.y() - Joint.RADIUS, true);
            wires(sheet)
                    .with(Ink.GATE)
                    .through(
                            true,
                            new Point(x + tower - WIDTH / 2, gates),
                            new Point(aside, gates),
                            new Point(aside, centre.y()),
                            new Point(centre.x() + Joint.RADIUS, centre.y()));
            circle(sheet, centre, true, "select: times the branch's weights");
            Point leave = new Point(centre.x(), centre.y() + Joint.RADIUS);
            wires(sheet).toCircle(leave, leave.y(), sum, Joint.RADIUS);
        }
    }

    private void circle(Painted sheet, Point centre, boolean times, String says) {
        double across = 2 * Joint.RADIUS;
        Rect bounds = Rect.centred(centre.x(), centre.y(), across, across);
        add(sheet, bounds, says, Joint.sign(place, centre, times));
    }

    private void add(Painted sheet, Rect bounds, String says, List<Mark> marks) {
        sheet.add(Node.of(place.path(), Form.STEP, place.status(), bounds, says, marks));
    }
}
