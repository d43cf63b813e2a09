package convscope.diagram;

import convscope.graph.Place;
import convscope.graph.Place.Status;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence: its blocks one below the other, wires between, small layers under their box. */
final class SequenceLayout {

    private static final double WITH_SLOT = 30;
    private static final double WITH_LABEL = 24;
    private static final double PLAIN = 17;
    private static final double CLOSE = 3;
    private static final double BESIDE = 8;
    private static final double IDENTITY = 30;
    private static final double NARROWEST = 104;

    private final Pieces pieces;
    private final Place sequence;
    private final boolean editable;
    private final List<Row> rows = new ArrayList<>();
    private double left;
    private double right;
    private double height;
    private @Nullable Shape labelled;

    /** A piece and where it starts. */
    private record Row(double top, Piece piece) {}

    SequenceLayout(Pieces pieces, Place sequence) {
        this.pieces = pieces;
        this.sequence = sequence;
        this.editable = !sequence.derived();
        this.labelled = sequence.input();
    }

    Piece piece() {
        List<Place> parts = sequence.parts();
        if (parts.isEmpty()) {
            add(connector(0, sequence.path(), sequence.input(), IDENTITY, false, ""));
        } else {
            stack(parts);
        }
        boolean arrow = !rows.isEmpty() && rows.getFirst().piece().arrow();
        return new Piece(
                left,
                right,
                height,
                arrow,
                (sheet, x, y) -> rows.forEach(row -> row.piece().paint(sheet, x, y + row.top())));
    }

    private void stack(List<Place> parts) {
        Folding.Gap gap = pieces.folding().gap(parts.size());
        List<Place> head = parts.subList(0, gap.from());
        List<Place> tail = parts.subList(gap.to(), parts.size());
        double width = Math.max(width(head), width(tail));
        stack(parts, 0, gap.from(), width);
        if (gap.starts(gap.from())) {
            add(wire(gap.from(), parts.get(gap.from()), true));
            add(Identity.tooMany(sequence, parts.subList(gap.from(), gap.to())));
            stack(parts, gap.to(), parts.size(), width);
        }
        if (editable) {
            Place end = parts.getLast();
            Shape shape = end.output();
            boolean arrow = sequence.path().isRoot();
            add(connector(parts.size(), sequence.path(), shape, WITH_SLOT, arrow, label(shape)));
        }
    }

    private void stack(List<Place> parts, int from, int to, double width) {
        for (int i = from; i < to; i++) {
            Place part = parts.get(i);
            boolean hanging = !editable && i > from && carries(parts.get(i - 1));
            int tags = hanging ? tagsFrom(parts.subList(0, to), i) : 0;
            if (tags > 0) {
                tagRows(parts.subList(i, i + tags), width);
                i += tags - 1;
            } else {
                Piece piece = pieces.of(part, width);
                if (i > 0 || editable) {
                    add(wire(i, part, piece.arrow()));
                }
                add(piece);
            }
        }
    }

    private static double width(List<Place> parts) {
        double width = NARROWEST;
        for (Place part : parts) {
            if (part.bare() instanceof Layer layer && part.status() != Status.FAULTY) {
                width = Math.max(width, Boxes.width(Notation.of(part, layer).lines()));
            }
        }
        return width;
    }

    private static int tagsFrom(List<Place> parts, int start) {
        int end = start;
        while (end < parts.size() && isTag(parts.get(end))) {
            end++;
        }
        return end - start;
    }

    private static boolean isTag(Place place) {
        return place.bare() instanceof Layer layer
                && place.status() != Status.FAULTY
                && Notation.of(place, layer).slim();
    }

    /** {@return whether small layers may hang on this one} */
    private static boolean carries(Place place) {
        return place.bare() instanceof Layer && place.status() != Status.FAULTY;
    }

    private void tagRows(List<Place> tags, double width) {
        int start = 0;
        while (start < tags.size()) {
            int end = start + 1;
            while (end < tags.size() && fits(tags.subList(start, end + 1), width)) {
                end++;
            }
            height += CLOSE;
            add(tagRow(List.copyOf(tags.subList(start, end)), width));
            start = end;
        }
    }

    private static boolean fits(List<Place> tags, double width) {
        double widest = 0;
        for (Place tag : tags) {
            if (tag.bare() instanceof Layer layer) {
                widest = Math.max(widest, Boxes.tagWidth(Notation.of(tag, layer).lines()));
            }
        }
        return widest * tags.size() + CLOSE * (tags.size() - 1) <= width;
    }

    /** Small layers side by side, read from left to right, as wide as the box above. */
    private Piece tagRow(List<Place> tags, double width) {
        double each = (width - CLOSE * (tags.size() - 1)) / tags.size();
        List<Piece> boxes = tags.stream().map(tag -> pieces.of(tag, each)).toList();
        double tallest = boxes.stream().mapToDouble(Piece::height).max().orElse(0);
        return Piece.box(
                width,
                tallest,
                (sheet, x, y) -> {
                    double middle = x - width / 2 + each / 2;
                    for (Piece box : boxes) {
                        box.paint(sheet, middle, y);
                        middle += each + CLOSE;
                    }
                });
    }

    private void add(Piece piece) {
        rows.add(new Row(height, piece));
        height += piece.height();
        left = Math.max(left, piece.left());
        right = Math.max(right, piece.right());
    }

    private Piece wire(int index, Place next, boolean arrow) {
        Shape shape = next.input();
        String label = label(shape);
        double length = editable ? WITH_SLOT : label.isEmpty() ? PLAIN : WITH_LABEL;
        return connector(index, next.path(), shape, length, arrow, label);
    }

    /** {@return the shape to write on a wire: only where it has changed} */
    private String label(@Nullable Shape shape) {
        if (shape == null || shape.equals(labelled)) {
            return "";
        }
        labelled = shape;
        return Lettering.drawn(shape);
    }

    private Piece connector(
            int index,
            Path into,
            @Nullable Shape shape,
            double length,
            boolean arrow,
            String label) {
        double aside = editable ? Slot.RADIUS + BESIDE : BESIDE;
        double reach = label.isEmpty() ? Slot.RADIUS : aside + Wires.labelWidth(label);
        boolean entered = index == 0 && !editable && arrow;
        return new Piece(
                Slot.RADIUS,
                reach,
                length,
                entered,
                (sheet, x, y) -> {
                    Wires wires = Wires.into(sheet, into, shape != null);
                    wires.down(x, y, y + length, arrow);
                    double middle = y + length / 2 - (arrow ? 3 : 0);
                    if (!label.isEmpty()) {
                        wires.label(label, x + aside, middle);
                    }
                    if (editable) {
                        sheet.add(new Slot(sequence.path(), index, new Point(x, middle)));
                    }
                });
    }
}
