package convscope.engine.cuda;

import convscope.engine.cuda.Card.Action;
import convscope.engine.cuda.CudnnOperands.Operand;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnLRNStruct;
import org.bytedeco.cuda.cudnn.cudnnPoolingStruct;
import org.bytedeco.cuda.cudnn.cudnnReduceTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Norms, pooling, means, softmax: what reads several numbers for each that it writes. */
@SuppressWarnings("deprecation") // cuDNN 9 would rather have graphs; these functions stay.
final class CudnnMaps {

    private final CudnnOperands operands;
    private final cudnnContext dnn;

    CudnnMaps(CudnnOperands operands) {
        this.operands = operands;
        this.dnn = operands.card().dnn();
    }

    Action normalise(Call.Normalise norm) throws CardException {
        Operand from = operands.of(norm.from());
        Operand to = operands.of(norm.to());
        Operand scale = operands.of(norm.scale());
        BytePointer shift = operands.at(norm.shift());
        BytePointer mean = operands.at(norm.mean());
        BytePointer variance = operands.at(norm.variance());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnBatchNormalizationForwardInference",
                                cudnn.cudnnBatchNormalizationForwardInference(
                                        dnn,
                                        cudnn.CUDNN_BATCHNORM_SPATIAL,
                                        operands.one(),
                                        operands.zero(),
                                        from.is(),
                                        from.at(),
                                        to.is(),
                                        to.at(),
                                        scale.is(),
                                        scale.at(),
                                        shift,
                                        mean,
                                        variance,
                                        norm.eps())));
    }

    Action pool(Call.Pool pool) throws CardException {
        cudnnPoolingStruct window = operands.descriptors().pooling(pool);
        Operand from = operands.of(pool.from());
        Operand to = operands.of(pool.to());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnPoolingForward",
                                cudnn.cudnnPoolingForward(
                                        dnn,
                                        window,
                                        operands.one(),
                                        from.is(),
                                        from.at(),
                                        operands.zero(),
                                        to.is(),
                                        to.at())));
    }

    Action mean(Call.Mean mean) throws CardException {
        cudnnReduceTensorStruct reduction = operands.descriptors().mean();
        Operand from = operands.of(mean.from());
        Operand to = operands.of(mean.to());
        long bytes = workspace(reduction, from, to);
        BytePointer noIndices = new BytePointer();
        return operands.ready(
                bytes,
                workspace ->
                        Status.dnn(
                                "cudnnReduceTensor",
                                cudnn.cudnnReduceTensor(
                                        dnn,
                                        reduction,
                                        noIndices,
                                        0,
                                        workspace.bytes(),
                                        bytes,
                                        operands.one(),
                                        from.is(),
                                        from.at(),
                                        operands.zero(),
                                        to.is(),
                                        to.at())));
    }

    private long workspace(cudnnReduceTensorStruct reduction, Operand from, Operand to)
            throws CardException {
        try (SizeTPointer needed = new SizeTPointer(1)) {
            Status.dnn(
                    "cudnnGetReductionWorkspaceSize",
                    cudnn.cudnnGetReductionWorkspaceSize(
                            dnn, reduction, from.is(), to.is(), needed));
            return needed.get();
        }
    }

    Action softmax(Call.Softmax softmax) throws CardException {
        Operand from = operands.of(softmax.from());
        Operand to = operands.of(softmax.to());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnSoftmaxForward",
                                cudnn.cudnnSoftmaxForward(
                                        dnn,
                                        cudnn.CUDNN_SOFTMAX_ACCURATE,
                                        cudnn.CUDNN_SOFTMAX_MODE_CHANNEL,
                                        operands.one(),
                                        from.is(),
                                        from.at(),
                                        operands.zero(),
                                        to.is(),
                                        to.at())));
    }

    Action response(Call.ResponseNorm norm) throws CardException {
        cudnnLRNStruct window = operands.descriptors().response(norm);
        FloatPointer factor = operands.descriptors().number(norm.factor());
        Operand from = operands.of(norm.from());
        Operand to = operands.of(norm.to());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnLRNCrossChannelForward",
                                cudnn.cudnnLRNCrossChannelForward(
                                        dnn,
                                        window,
                                        cudnn.CUDNN_LRN_CROSS_CHANNEL_DIM1,
                                        factor,
                                        from.is(),
                                        from.at(),
                                        operands.zero(),
                                        to.is(),
                                        to.at())));
    }
}
