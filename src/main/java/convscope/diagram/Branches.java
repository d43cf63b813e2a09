package convscope.diagram;

import convscope.diagram.Folding.Stretch;
import convscope.graph.Place;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;

/** A parallel: its branches side by side between the split and the merge. */
final class Branches {

    private static final double SPACE = 26;
    private static final double FAN = 22;
    private static final double WIDEST_FAN = 56;

    private final Pieces pieces;
    private final Place place;
    private final Parallel parallel;
    private final List<Column> columns = new ArrayList<>();

    Branches(Pieces pieces, Place place, Parallel parallel) {
        this.pieces = pieces;
        this.place = place;
        this.parallel = parallel;
    }

    Piece piece() {
        boolean folded = collect();
        List<Standing> standing = stand();
        int main = mainColumn(standing);
        double axis =
                main >= 0
                        ? standing.get(main).x()
                        : (standing.getFirst().x() + standing.getLast().x()) / 2;
        double body = columns.stream().mapToDouble(c -> c.piece().height()).max().orElse(0);
        double reach = standing.stream().mapToDouble(s -> Math.abs(s.x() - axis)).max().orElse(0);
        double fan = Math.min(WIDEST_FAN, FAN + (main >= 0 ? 0 : reach * 0.06));
        List<Standing> placed =
                standing.stream()
                        .map(s -> s.at(s.x() - axis, fan + (body - s.piece().height()) / 2))
                        .toList();
        Split split = new Split(place, main, placed, fan);
        Joint joint = Joint.of(place, parallel, main, placed, fan + body, fan, folded);
        double left = Math.max(joint.left(), -placed.getFirst().left());
        double right = Math.max(joint.right(), placed.getLast().right());
        return new Piece(
                left,
                right,
                joint.bottom(),
                false,
                (sheet, x, y) -> {
                    placed.forEach(s -> s.piece().paint(sheet, x + s.x(), y + s.top()));
                    split.paint(sheet, x, y);
                    joint.paint(sheet, x, y);
                });
    }

    /** What a column holds. */
    enum Kind {
        BODY,
        IDENTITY,
        MORE
    }

    private record Column(Piece piece, Kind kind, Path path, boolean known) {}

    /** A column in its place: its axis and its upper edge. */
    record Standing(Piece piece, Kind kind, Path path, boolean known, double x, double top) {

        Standing at(double axis, double edge) {
            return new Standing(piece, kind, path, known, axis, edge);
        }

        double left() {
            return x - piece.left();
        }

        double right() {
            return x + piece.right();
        }

        double bottom() {
            return top + piece.height();
        }
    }

    /** Fills the columns; returns whether equal branches can be folded or unfolded. */
    private boolean collect() {
        List<Stretch> stretches = pieces.folding().stretches(parallel, place);
        Folding.Gap gap = pieces.folding().gap(stretches.size());
        for (int i = 0; i < stretches.size(); i++) {
            if (gap.starts(i)) {
                int end = stretches.get(gap.to() - 1).to();
                columns.add(more(Identity.tooMany(place, hidden(stretches.get(i).from(), end))));
                i = gap.to() - 1;
            } else {
                column(stretches.get(i));
            }
        }
        return parallel.branches().stream().anyMatch(b -> b.copies() > Folding.MOST_COPIES);
    }

    private void column(Stretch stretch) {
        if (stretch.copies() > 0) {
            List<Place> hidden = hidden(stretch.from(), stretch.to());
            columns.add(more(Identity.more(place, hidden, stretch.copies())));
        } else {
            column(stretch.from());
        }
    }

    private List<Place> hidden(int from, int to) {
        return place.parts().subList(from, to);
    }

    private void column(int index) {
        Place part = place.parts().get(index);
        boolean identity = part.parts().isEmpty();
        boolean gated = parallel.merge() instanceof Merge.Multiply;
        Piece piece =
                identity
                        ? Identity.piece(part, !gated, index == 0 && parallel.width() > 1)
                        : pieces.lane(part);
        columns.add(
                new Column(
                        piece,
                        identity ? Kind.IDENTITY : Kind.BODY,
                        part.path(),
                        part.output() != null));
    }

    private Column more(Piece piece) {
        return new Column(piece, Kind.MORE, place.path(), place.input() != null);
    }

    private List<Standing> stand() {
        List<Standing> standing = new ArrayList<>();
        double edge = 0;
        for (Column column : columns) {
            double x = edge + column.piece().left();
            standing.add(
                    new Standing(
                            column.piece(), column.kind(), column.path(), column.known(), x, 0));
            edge = x + column.piece().right() + SPACE;
        }
        return standing;
    }

    /**
     * {@return the column that goes straight down where the other one goes around its side, or -1
     * where the branches fan out}
     */
    private int mainColumn(List<Standing> standing) {
        if (standing.size() == 1 || standing.getLast().kind() == Kind.MORE) {
            return standing.size() == 1 ? 0 : -1;
        }
        if (standing.size() != 2 || parallel.merge() instanceof Merge.Attend) {
            return -1;
        }
        if (parallel.merge() instanceof Merge.Multiply) {
            return 0;
        }
        return standing.getFirst().piece().height() >= standing.getLast().piece().height() ? 0 : 1;
    }
}
