package convscope.engine.nd4j;

import convscope.graph.Op;
import convscope.model.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Local response normalisation across channels, with PyTorch's window and divisor. */
final class ResponseNorm {

    private ResponseNorm() {}

    /** The window of channel c is {@code c - size / 2} to {@code c + (size - 1) / 2}. */
    static INDArray of(Op.Lrn op, INDArray x, Shape shape) {
        return Wide.by(2, x, Arrays4d.like(x, shape), (maps, result) -> norm(op, maps, result));
    }

    private static void norm(Op.Lrn op, INDArray x, INDArray result) {
        try (INDArray sums = sums(op, x)) {
            sums.muli(op.alpha() / op.size()).addi(op.k());
            Transforms.pow(sums, op.beta(), false);
            NativeCall.of("divide").on(x, sums).into(result);
        }
    }

    private static INDArray sums(Op.Lrn op, INDArray x) {
        INDArray sums = Arrays4d.filled(x.dataType(), 0, x.shape());
        int channels = Math.toIntExact(x.size(1));
        try (INDArray squares = Arrays4d.blank(x.dataType(), x.shape())) {
            NativeCall.of("multiply").on(x, x).into(squares);
            int before = Math.min(op.size() / 2, channels - 1);
            int behind = Math.min((op.size() - 1) / 2, channels - 1);
            for (int shift = -before; shift <= behind; shift++) {
                int from = Math.max(0, -shift);
                int to = Math.min(channels, channels - shift);
                Arrays4d.channels(sums, from, to)
                        .addi(Arrays4d.channels(squares, from + shift, to + shift));
            }
        }
        return sums;
    }
}
