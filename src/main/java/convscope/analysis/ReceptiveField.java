package convscope.analysis;

import convscope.graph.Op;
import convscope.graph.Pixels;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.List;

/**
 * Which pixels of the design's input a value depends on: the least rectangle around them. Araujo,
 * Norris and Sim, Computing Receptive Fields of Convolutional Neural Networks, Distill 2019.
 *
 * @param rows in the direction of the height
 * @param columns in the direction of the width
 * @param everything whether it depends on the whole input, as all does behind a global pooling or a
 *     fully connected layer; behind a gate that is due to the gate, and rows and columns say what
 *     is seen without it
 */
public record ReceptiveField(ReceptiveSpan rows, ReceptiveSpan columns, boolean everything) {

    static final ReceptiveField PIXEL =
            new ReceptiveField(ReceptiveSpan.PIXEL, ReceptiveSpan.PIXEL, false);

    /** {@return e.g. {@code 11 x 11 pixels} or {@code the whole input}} */
    public String says() {
        return everything
                ? "the whole input"
                : NumberText.exact(rows.size())
                        + " x "
                        + NumberText.exact(columns.size())
                        + " pixels";
    }

    /**
     * {@return what {@code op} sees whose inputs see this, the first being of shape {@code map}}
     */
    static ReceptiveField of(Op op, List<ReceptiveField> inputs, Shape map) {
        ReceptiveField seen = through(op.pixels(0), inputs.getFirst(), map);
        for (int input = 1; input < inputs.size(); input++) {
            ReceptiveField other = inputs.get(input);
            boolean everywhere = other.everything && op.pixels(input) instanceof Pixels.Corner;
            seen =
                    everywhere
                            ? new ReceptiveField(seen.rows, seen.columns, true)
                            : seen.union(other);
        }
        return seen;
    }

    private static ReceptiveField through(Pixels pixels, ReceptiveField field, Shape map) {
        return switch (pixels) {
            case Pixels.Same same -> field;
            case Pixels.Corner corner -> field;
            case Pixels.Whole whole -> field.over(map, true);
            case Pixels.Unrolled unrolled -> field.over(map, field.everything);
            case Pixels.Sliding window -> field.window(window);
        };
    }

    private ReceptiveField union(ReceptiveField other) {
        return equals(other)
                ? this
                : new ReceptiveField(
                        rows.union(other.rows),
                        columns.union(other.columns),
                        everything || other.everything);
    }

    private ReceptiveField window(Pixels.Sliding window) {
        Extent kernel = window.kernel();
        Extent stride = window.stride();
        Extent padding = window.padding();
        Extent dilation = window.dilation();
        return new ReceptiveField(
                rows.window(kernel.height(), stride.height(), padding.height(), dilation.height()),
                columns.window(kernel.width(), stride.width(), padding.width(), dilation.width()),
                everything);
    }

    private ReceptiveField over(Shape map, boolean all) {
        return new ReceptiveField(rows.over(map.height()), columns.over(map.width()), all);
    }
}
