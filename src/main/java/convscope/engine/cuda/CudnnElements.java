package convscope.engine.cuda;

import convscope.engine.cuda.Card.Action;
import convscope.engine.cuda.CudnnOperands.Operand;
import org.bytedeco.cuda.cudnn.cudnnActivationStruct;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnOpTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;

/** What is done number by number. */
@SuppressWarnings("deprecation") // cuDNN 9 would rather have graphs; these functions stay.
final class CudnnElements {

    private final CudnnOperands operands;
    private final cudnnContext dnn;

    CudnnElements(CudnnOperands operands) {
        this.operands = operands;
        this.dnn = operands.card().dnn();
    }

    Action combine(Call.Combine combine) throws CardException {
        int operation =
                switch (combine.operator()) {
                    case PLUS -> cudnn.CUDNN_OP_TENSOR_ADD;
                    case TIMES -> cudnn.CUDNN_OP_TENSOR_MUL;
                };
        return operation(
                operation, combine.a(), combine.left(), combine.b(), combine.right(), combine.to());
    }

    /** cuDNN takes the root of the first operand and reads no second. */
    Action root(Call.Root root) throws CardException {
        return operation(cudnn.CUDNN_OP_TENSOR_SQRT, 1, root.from(), 1, root.from(), root.to());
    }

    private Action operation(
            int number, float a, DeviceTensor left, float b, DeviceTensor right, DeviceTensor to)
            throws CardException {
        cudnnOpTensorStruct operation = operands.descriptors().operation(number);
        FloatPointer leftFactor = operands.descriptors().number(a);
        FloatPointer rightFactor = operands.descriptors().number(b);
        Operand first = operands.of(left);
        Operand second = operands.of(right);
        Operand result = operands.of(to);
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnOpTensor",
                                cudnn.cudnnOpTensor(
                                        dnn,
                                        operation,
                                        leftFactor,
                                        first.is(),
                                        first.at(),
                                        rightFactor,
                                        second.is(),
                                        second.at(),
                                        operands.zero(),
                                        result.is(),
                                        result.at())));
    }

    Action addTo(Call.AddTo add) throws CardException {
        Operand from = operands.of(add.from());
        Operand to = operands.of(add.to());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnAddTensor",
                                cudnn.cudnnAddTensor(
                                        dnn,
                                        operands.one(),
                                        from.is(),
                                        from.at(),
                                        operands.one(),
                                        to.is(),
                                        to.at())));
    }

    Action activate(Call.Activate activate) throws CardException {
        cudnnActivationStruct function = operands.descriptors().activation(activate.function());
        Operand from = operands.of(activate.from());
        Operand to = operands.of(activate.to());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnActivationForward",
                                cudnn.cudnnActivationForward(
                                        dnn,
                                        function,
                                        operands.one(),
                                        from.is(),
                                        from.at(),
                                        operands.zero(),
                                        to.is(),
                                        to.at())));
    }
}
