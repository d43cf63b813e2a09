package convscope.diagram;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.diagram.Lettering.Span;
import convscope.graph.Lowered;
import convscope.graph.Place.Status;
import convscope.model.Path;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws designs. */
public final class Diagram {

    /**
     * A drawing has at most about so many boxes: more take more memory and time than whoever looks
     * at them has. Of longer sequences and more branches the first and the last are drawn.
     */
    public static final int MOST_BOXES = 20_000;

    private static final double MARGIN = 24;
    private static final double END = 30;

    private Diagram() {}

    /** {@return the drawing of a design with nothing turned over by the user} */
    public static Drawing of(Lowered lowered) {
        return of(lowered, Set.of());
    }

    /**
     * {@return the drawing of a design}
     *
     * @param toggled the paths that the user has turned over: folded where they would be unfolded,
     *     and the other way round
     */
    public static Drawing of(Lowered lowered, Set<Path> toggled) {
        Piece body = new Pieces(Folding.of(lowered, toggled)).steps(lowered.root());
        Shape output = lowered.root().output();
        Piece input = end(Form.INPUT, "input", lowered.design().input(), Status.SOUND);
        Status reached = output == null ? Status.UNREACHED : Status.SOUND;
        Piece exit = end(Form.OUTPUT, "output", output, reached);
        double left = max(body.left(), input.left(), exit.left());
        double right = max(body.right(), input.right(), exit.right());
        Painted sheet = new Painted();
        input.paint(sheet, 0, 0);
        body.paint(sheet, 0, END);
        double bottom = END + body.height();
        exit.paint(sheet, 0, bottom);
        Rect bounds = new Rect(-left, 0, left + right, bottom + END).grown(MARGIN);
        return sheet.drawing(lowered.design().name(), bounds);
    }

    /** {@return about how many boxes the drawing has, which costs nothing to know beforehand} */
    public static int boxes(Lowered lowered) {
        return Folding.boxes(lowered);
    }

    private static double max(double a, double b, double c) {
        return Math.max(a, Math.max(b, c));
    }

    private static Piece end(Form form, String word, @Nullable Shape shape, Status status) {
        Ink ink = form == Form.INPUT ? Ink.INPUT : Ink.OUTPUT;
        String extent = shape == null ? "unknown" : Lettering.drawn(shape);
        Line words =
                new Line(
                        List.of(new Span(word + "  ", Ink.MUTED), new Span(extent, ink)),
                        14,
                        Typeface.SEMIBOLD);
        double width = Math.ceil(words.width()) + 32;
        String says = word + ", " + (shape == null ? "unknown" : shape);
        return Piece.box(
                width,
                END,
                (sheet, x, y) -> {
                    Rect bounds = new Rect(x - width / 2, y, width, END);
                    List<Mark> marks = new ArrayList<>();
                    marks.add(
                            new Mark.Shape(
                                    Outline.rectangle(bounds, END / 2),
                                    Ink.BOX,
                                    Lettering.tone(ink, status),
                                    1.4,
                                    false));
                    marks.addAll(words.centred(x, bounds.centreY(), status));
                    sheet.add(Node.of(Path.ROOT, form, status, bounds, says, marks));
                });
    }
}
