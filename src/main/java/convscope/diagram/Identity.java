package convscope.diagram;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Columns without boxes: the identity, and the equal branches that are not drawn. */
final class Identity {

    private static final double HEIGHT = 30;
    private static final double BESIDE = 8;
    private static final String WORD = "identity";
    private static final double MORE_WIDTH = 78;
    private static final double MORE_HEIGHT = 70;

    private Identity() {}

    /**
     * A line that the parallel draws, with its word beside it.
     *
     * @param worded whether the word is written
     * @param leftmost whether it is written on the left
     */
    static Piece piece(Place branch, boolean worded, boolean leftmost) {
        boolean editable = !branch.derived();
        double slot = editable ? Slot.RADIUS : 2;
        double word = worded ? slot + BESIDE + Wires.labelWidth(WORD) : slot;
        double left = leftmost ? word : slot;
        double right = leftmost ? slot : word;
        return new Piece(
                left,
                right,
                HEIGHT,
                false,
                (sheet, x, y) -> {
                    double middle = y + HEIGHT / 2;
                    if (!branch.anonymous()) {
                        sheet.add(lane(branch, new Rect(x - left, y, left + right, HEIGHT)));
                    }
                    if (worded) {
                        double start = leftmost ? x - word : x + slot + BESIDE;
                        Wires.into(sheet, branch.path(), branch.input() != null)
                                .label(WORD, start, middle);
                    }
                    if (editable) {
                        sheet.add(new Slot(branch.path(), 0, new Point(x, middle)));
                    }
                });
    }

    private static Node lane(Place branch, Rect bounds) {
        String says = branch.path().name() + ": identity" + Boxes.flow(branch);
        return Node.of(branch.path(), Form.LANE, branch.status(), bounds, says, List.of());
    }

    /** Stands for {@code hidden} of {@code copies} equal branches, as the papers' dots do. */
    static Piece more(Place parallel, List<Place> hidden, int copies) {
        String says = hidden.size() + " more of " + copies + " equal branches";
        return dots(parallel, hidden, copies + " paths", says, true);
    }

    /** Stands for those of many branches or blocks for which a drawing has no room. */
    static Piece tooMany(Place owner, List<Place> hidden) {
        int count = owner.parts().size();
        boolean steps = owner.bare() instanceof Sequence;
        String says = hidden.size() + " more of " + count + ", which are too many to be drawn";
        return dots(owner, hidden, count + (steps ? " blocks" : " paths"), says, false);
    }

    private static Piece dots(
            Place owner, List<Place> hidden, String all, String says, boolean foldable) {
        List<Path> paths = hidden.stream().map(Place::path).toList();
        Line total = Line.of(all, Ink.INK, 14, Typeface.SEMIBOLD);
        Line more = Line.of(hidden.size() + " more", Ink.MUTED, 12, Typeface.REGULAR);
        double width = Math.max(MORE_WIDTH, Math.ceil(Math.max(total.width(), more.width())) + 8);
        return Piece.box(
                width,
                MORE_HEIGHT,
                (sheet, x, y) -> {
                    List<Mark> marks = new ArrayList<>();
                    for (int dot = -1; dot <= 1; dot++) {
                        Outline round = Outline.circle(new Point(x + dot * 11, y + 14), 2.6);
                        Ink ink = Lettering.tone(Ink.INK, owner.status());
                        marks.add(Mark.Shape.filled(round, ink));
                    }
                    marks.addAll(total.centred(x, y + 37, owner.status()));
                    marks.addAll(more.centred(x, y + 57, owner.status()));
                    Rect bounds = new Rect(x - width / 2, y, width, MORE_HEIGHT);
                    sheet.add(
                            new Node(
                                    owner.path(),
                                    Form.MORE,
                                    owner.status(),
                                    bounds,
                                    says,
                                    foldable,
                                    paths,
                                    marks));
                });
    }
}
