package convscope.analysis;

import convscope.graph.Op;
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
public record ReceptiveField(Axis rows, Axis columns, boolean everything) {

    static final ReceptiveField PIXEL = new ReceptiveField(Axis.PIXEL, Axis.PIXEL, false);

    /** {@return e.g. {@code 11 x 11 pixels} or {@code the whole input}} */
    public String says() {
        return everything
                ? "the whole input"
                : Numbers.exact(rows.size()) + " x " + Numbers.exact(columns.size()) + " pixels";
    }

    /**
     * {@return what {@code op} sees whose inputs see this, the first being of shape {@code map}}
     */
    static ReceptiveField of(Op op, List<ReceptiveField> inputs, Shape map) {
        ReceptiveField field = inputs.getFirst();
        return switch (op) {
            case Op.Conv2d conv ->
                    field.window(conv.kernel(), conv.stride(), conv.padding(), conv.dilation());
            case Op.MaxPool2d pool ->
                    field.window(pool.kernel(), pool.stride(), pool.padding(), Extent.ONE);
            case Op.AvgPool2d pool ->
                    field.window(pool.kernel(), pool.stride(), pool.padding(), Extent.ONE);
            case Op.Subsample sample ->
                    field.window(
                            Extent.ONE, Extent.square(sample.stride()), Extent.ZERO, Extent.ONE);
            case Op.GlobalAvgPool pool -> field.over(map, true);
            case Op.Linear linear -> field.over(map, true);
            case Op.Flatten flatten -> field.over(map, field.everything);
            case Op.Add add -> union(inputs);
            case Op.Concat concat -> union(inputs);
            case Op.MulChannel product -> gated(field, inputs.getLast());
            case Op.BatchNorm2d norm -> field;
            case Op.Relu relu -> field;
            case Op.Sigmoid sigmoid -> field;
            case Op.Softmax softmax -> field;
            case Op.RadixSoftmax softmax -> field;
            case Op.Scale scale -> field;
            case Op.SliceChannels slice -> field;
            case Op.PadChannels pad -> field;
            case Op.Lrn lrn -> field;
            case Op.Shuffle shuffle -> field;
        };
    }

    private static ReceptiveField gated(ReceptiveField map, ReceptiveField gate) {
        return gate.everything
                ? new ReceptiveField(map.rows, map.columns, true)
                : union(List.of(map, gate));
    }

    private static ReceptiveField union(List<ReceptiveField> fields) {
        ReceptiveField all = fields.getFirst();
        for (ReceptiveField field : fields) {
            if (!field.equals(all)) {
                all =
                        new ReceptiveField(
                                all.rows.union(field.rows),
                                all.columns.union(field.columns),
                                all.everything || field.everything);
            }
        }
        return all;
    }

    private ReceptiveField window(Extent kernel, Extent stride, Extent padding, Extent dilation) {
        return new ReceptiveField(
                rows.window(kernel.height(), stride.height(), padding.height(), dilation.height()),
                columns.window(kernel.width(), stride.width(), padding.width(), dilation.width()),
                everything);
    }

    private ReceptiveField over(Shape map, boolean all) {
        return new ReceptiveField(rows.over(map.height()), columns.over(map.width()), all);
    }
}
