package convscope.engine.nd4j;

import convscope.graph.Op;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A fully connected layer. A product of few numbers the library adds one after the other, which in
 * float32 is off by 2e-5 of itself for rows of 25 088: it is cut into products of shorter rows,
 * which are added in double.
 */
record FullyConnected(Op.Linear op) {

    private static final int MOST_SUMMED = 4096;

    /** The library cuts a product of more multiplications by itself: it does at 1 000 000. */
    private static final long FEW = 1 << 21;

    INDArray of(INDArray x, INDArray weight, @Nullable INDArray bias) {
        INDArray result = Arrays4d.blank(x.dataType(), x.size(0), op.out(), 1, 1);
        INDArray rows = result.reshape('c', x.size(0), op.out());
        INDArray inputs = x.reshape('c', x.size(0), op.in());
        if (op.in() > MOST_SUMMED
                && rows.length() * op.in() <= FEW
                && x.dataType() == DataType.FLOAT) {
            inPieces(inputs, weight, rows);
        } else {
            product(inputs, weight, rows);
        }
        if (bias != null) {
            NativeCall.of("add").on(rows, bias.reshape('c', 1, op.out())).into(rows);
        }
        return result;
    }

    private void inPieces(INDArray inputs, INDArray weight, INDArray rows) {
        try (INDArray sums = Arrays4d.filled(DataType.DOUBLE, 0, rows.shape());
                INDArray wide = Arrays4d.blank(DataType.DOUBLE, rows.shape())) {
            for (int from = 0; from < op.in(); from += MOST_SUMMED) {
                int to = Math.min(op.in(), from + MOST_SUMMED);
                product(columns(inputs, from, to), columns(weight, from, to), rows);
                wide.assign(rows);
                sums.addi(wide);
            }
            rows.assign(sums);
        }
    }

    private static INDArray columns(INDArray matrix, int from, int to) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
    }

    private static void product(INDArray inputs, INDArray weight, INDArray into) {
        NativeCall.of("matmul").on(inputs, weight).with(0, 1).into(into);
    }
}
