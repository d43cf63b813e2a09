package convscope.engine.cuda;

import convscope.engine.cuda.Card.Action;
import convscope.engine.cuda.CudnnOperands.Operand;
import java.util.List;
import org.bytedeco.cuda.cudnn.cudnnActivationStruct;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/** Convolutions and products of matrices. */
@SuppressWarnings("deprecation") // cuDNN 9 would rather have graphs; these functions stay.
final class CudnnConvolutions {

    private final CudnnOperands operands;
    private final CudnnCard card;

    CudnnConvolutions(CudnnOperands operands) {
        this.operands = operands;
        this.card = operands.card();
    }

    Action plain(Call.Convolve convolve, Algorithm algorithm) throws CardException {
        Operand from = operands.of(convolve.from());
        Operand to = operands.of(convolve.to());
        BytePointer weight = operands.at(convolve.weight());
        cudnnFilterStruct filter = operands.descriptors().filter(convolve.weight().sizes());
        cudnnConvolutionStruct window =
                operands.descriptors().convolution(convolve.window(), algorithm.math());
        FloatPointer keeps = convolve.adds() ? operands.one() : operands.zero();
        return operands.ready(
                algorithm.workspace(),
                workspace ->
                        Status.dnn(
                                "cudnnConvolutionForward",
                                cudnn.cudnnConvolutionForward(
                                        card.dnn(),
                                        operands.one(),
                                        from.is(),
                                        from.at(),
                                        filter,
                                        weight,
                                        window,
                                        algorithm.number(),
                                        workspace.bytes(),
                                        algorithm.workspace(),
                                        keeps,
                                        to.is(),
                                        to.at())));
    }

    /**
     * Where nothing is added, cuDNN wants a place of the right size and reads nothing there.
     *
     * @param otherwise the same in several calls, where cuDNN does not know these extents for one
     */
    Action rectified(Call.ConvolveAndRectify convolve, Algorithm algorithm, List<Action> otherwise)
            throws CardException {
        Operand from = operands.of(convolve.from());
        Operand to = operands.of(convolve.to());
        Operand bias = operands.of(convolve.bias());
        Operand plus = convolve.plus().isPresent() ? operands.of(convolve.plus().get()) : to;
        FloatPointer adds = convolve.plus().isPresent() ? operands.one() : operands.zero();
        BytePointer weight = operands.at(convolve.weight());
        cudnnFilterStruct filter = operands.descriptors().filter(convolve.weight().sizes());
        cudnnConvolutionStruct window =
                operands.descriptors().convolution(convolve.window(), algorithm.math());
        cudnnActivationStruct relu = operands.descriptors().activation(Call.Function.RELU);
        return operands.ready(
                algorithm.workspace(),
                workspace -> {
                    int status =
                            cudnn.cudnnConvolutionBiasActivationForward(
                                    card.dnn(),
                                    operands.one(),
                                    from.is(),
                                    from.at(),
                                    filter,
                                    weight,
                                    window,
                                    algorithm.number(),
                                    workspace.bytes(),
                                    algorithm.workspace(),
                                    adds,
                                    plus.is(),
                                    plus.at(),
                                    bias.is(),
                                    bias.at(),
                                    relu,
                                    to.is(),
                                    to.at());
                    if (Status.isNotSupported(status)) {
                        for (Action action : otherwise) {
                            action.queue(workspace);
                        }
                    } else {
                        Status.dnn("cudnnConvolutionBiasActivationForward", status);
                    }
                });
    }

    /** cuBLAS counts along columns: its columns are our rows, and so the factors change places. */
    Action multiply(Call.Multiply multiply) {
        FloatPointer from = new FloatPointer(operands.at(multiply.from()));
        FloatPointer weight = new FloatPointer(operands.at(multiply.weight()));
        FloatPointer to = new FloatPointer(operands.at(multiply.to()));
        int in = multiply.weight().size(1);
        int out = multiply.weight().size(0);
        int pictures = multiply.from().size(0);
        return operands.ready(
                workspace ->
                        Status.blas(
                                "cublasSgemm",
                                cublas.cublasSgemm_v2(
                                        card.blas(),
                                        cublas.CUBLAS_OP_T,
                                        cublas.CUBLAS_OP_N,
                                        out,
                                        pictures,
                                        in,
                                        operands.one(),
                                        weight,
                                        in,
                                        from,
                                        in,
                                        operands.zero(),
                                        to,
                                        out)));
    }
}
