package convscope.engine.cuda;

import convscope.model.Extent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudnn.cudnnActivationStruct;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnLRNStruct;
import org.bytedeco.cuda.cudnn.cudnnOpTensorStruct;
import org.bytedeco.cuda.cudnn.cudnnPoolingStruct;
import org.bytedeco.cuda.cudnn.cudnnReduceTensorStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;

/** cuDNN's descriptions of tensors and operations, destroyed together. */
@SuppressWarnings("deprecation") // cuDNN 9 would rather have graphs; these functions stay.
final class Descriptors implements AutoCloseable {

    private final Deque<Runnable> destroy = new ArrayDeque<>();

    /** {@return a number where the libraries can read it} */
    FloatPointer number(float value) {
        FloatPointer made = new FloatPointer(value);
        destroy.push(made::close);
        return made;
    }

    /** {@return an event that measures no time} */
    CUevent_st event() throws CardException {
        CUevent_st made = new CUevent_st();
        Status.runtime(
                "cudaEventCreateWithFlags",
                cudart.cudaEventCreateWithFlags(made, cudart.cudaEventDisableTiming));
        destroy.push(() -> cudart.cudaEventDestroy(made));
        return made;
    }

    cudnnTensorStruct tensor(DeviceTensor tensor) throws CardException {
        cudnnTensorStruct made = new cudnnTensorStruct();
        Status.dnn("cudnnCreateTensorDescriptor", cudnn.cudnnCreateTensorDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyTensorDescriptor(made));
        Status.dnn(
                "cudnnSetTensor4dDescriptorEx",
                cudnn.cudnnSetTensor4dDescriptorEx(
                        made,
                        cudnn.CUDNN_DATA_FLOAT,
                        tensor.size(0),
                        tensor.size(1),
                        tensor.size(2),
                        tensor.size(3),
                        tensor.stride(0),
                        tensor.stride(1),
                        tensor.stride(2),
                        tensor.stride(3)));
        return made;
    }

    cudnnFilterStruct filter(List<Integer> sizes) throws CardException {
        cudnnFilterStruct made = new cudnnFilterStruct();
        Status.dnn("cudnnCreateFilterDescriptor", cudnn.cudnnCreateFilterDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyFilterDescriptor(made));
        Status.dnn(
                "cudnnSetFilter4dDescriptor",
                cudnn.cudnnSetFilter4dDescriptor(
                        made,
                        cudnn.CUDNN_DATA_FLOAT,
                        cudnn.CUDNN_TENSOR_NCHW,
                        sizes.get(0),
                        sizes.get(1),
                        sizes.get(2),
                        sizes.get(3)));
        return made;
    }

    cudnnConvolutionStruct convolution(Call.Window window, int math) throws CardException {
        cudnnConvolutionStruct made = new cudnnConvolutionStruct();
        Status.dnn(
                "cudnnCreateConvolutionDescriptor", cudnn.cudnnCreateConvolutionDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyConvolutionDescriptor(made));
        Status.dnn(
                "cudnnSetConvolution2dDescriptor",
                cudnn.cudnnSetConvolution2dDescriptor(
                        made,
                        window.padding().height(),
                        window.padding().width(),
                        window.stride().height(),
                        window.stride().width(),
                        window.dilation().height(),
                        window.dilation().width(),
                        cudnn.CUDNN_CROSS_CORRELATION,
                        cudnn.CUDNN_DATA_FLOAT));
        Status.dnn(
                "cudnnSetConvolutionGroupCount",
                cudnn.cudnnSetConvolutionGroupCount(made, window.groups()));
        Status.dnn("cudnnSetConvolutionMathType", cudnn.cudnnSetConvolutionMathType(made, math));
        return made;
    }

    cudnnPoolingStruct pooling(Call.Pool pool) throws CardException {
        cudnnPoolingStruct made = new cudnnPoolingStruct();
        Status.dnn("cudnnCreatePoolingDescriptor", cudnn.cudnnCreatePoolingDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyPoolingDescriptor(made));
        Extent kernel = pool.kernel();
        Extent padding = pool.padding();
        Extent stride = pool.stride();
        Status.dnn(
                "cudnnSetPooling2dDescriptor",
                cudnn.cudnnSetPooling2dDescriptor(
                        made,
                        mode(pool.pooling()),
                        cudnn.CUDNN_PROPAGATE_NAN,
                        kernel.height(),
                        kernel.width(),
                        padding.height(),
                        padding.width(),
                        stride.height(),
                        stride.width()));
        return made;
    }

    private static int mode(Call.Pooling pooling) {
        return switch (pooling) {
            case GREATEST -> cudnn.CUDNN_POOLING_MAX;
            case MEAN -> cudnn.CUDNN_POOLING_AVERAGE_COUNT_INCLUDE_PADDING;
            case MEAN_INSIDE -> cudnn.CUDNN_POOLING_AVERAGE_COUNT_EXCLUDE_PADDING;
        };
    }

    cudnnActivationStruct activation(Call.Function function) throws CardException {
        cudnnActivationStruct made = new cudnnActivationStruct();
        Status.dnn("cudnnCreateActivationDescriptor", cudnn.cudnnCreateActivationDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyActivationDescriptor(made));
        int mode =
                switch (function) {
                    case RELU -> cudnn.CUDNN_ACTIVATION_RELU;
                    case SIGMOID -> cudnn.CUDNN_ACTIVATION_SIGMOID;
                };
        Status.dnn(
                "cudnnSetActivationDescriptor",
                cudnn.cudnnSetActivationDescriptor(made, mode, cudnn.CUDNN_PROPAGATE_NAN, 0));
        return made;
    }

    /**
     * @param operation cuDNN's number of it
     */
    cudnnOpTensorStruct operation(int operation) throws CardException {
        cudnnOpTensorStruct made = new cudnnOpTensorStruct();
        Status.dnn("cudnnCreateOpTensorDescriptor", cudnn.cudnnCreateOpTensorDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyOpTensorDescriptor(made));
        Status.dnn(
                "cudnnSetOpTensorDescriptor",
                cudnn.cudnnSetOpTensorDescriptor(
                        made, operation, cudnn.CUDNN_DATA_FLOAT, cudnn.CUDNN_PROPAGATE_NAN));
        return made;
    }

    cudnnReduceTensorStruct mean() throws CardException {
        cudnnReduceTensorStruct made = new cudnnReduceTensorStruct();
        Status.dnn(
                "cudnnCreateReduceTensorDescriptor", cudnn.cudnnCreateReduceTensorDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyReduceTensorDescriptor(made));
        Status.dnn(
                "cudnnSetReduceTensorDescriptor",
                cudnn.cudnnSetReduceTensorDescriptor(
                        made,
                        cudnn.CUDNN_REDUCE_TENSOR_AVG,
                        cudnn.CUDNN_DATA_FLOAT,
                        cudnn.CUDNN_PROPAGATE_NAN,
                        cudnn.CUDNN_REDUCE_TENSOR_NO_INDICES,
                        cudnn.CUDNN_32BIT_INDICES));
        return made;
    }

    cudnnLRNStruct response(Call.ResponseNorm norm) throws CardException {
        cudnnLRNStruct made = new cudnnLRNStruct();
        Status.dnn("cudnnCreateLRNDescriptor", cudnn.cudnnCreateLRNDescriptor(made));
        destroy.push(() -> cudnn.cudnnDestroyLRNDescriptor(made));
        Status.dnn(
                "cudnnSetLRNDescriptor",
                cudnn.cudnnSetLRNDescriptor(
                        made, norm.size(), norm.alpha(), norm.beta(), norm.k()));
        return made;
    }

    @Override
    public void close() {
        while (!destroy.isEmpty()) {
            destroy.pop().run();
        }
    }
}
