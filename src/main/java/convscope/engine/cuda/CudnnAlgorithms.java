package convscope.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionFwdAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;

/** What cuDNN offers for a convolution. */
@SuppressWarnings("deprecation") // cuDNN 9 would rather have graphs; these functions stay.
final class CudnnAlgorithms {

    private static final int MOST = 10;

    private final cudnnContext dnn;
    private final boolean fast;

    /**
     * @param fast whether TF32 may stand for float32
     */
    CudnnAlgorithms(cudnnContext dnn, boolean fast) {
        this.dnn = dnn;
        this.fast = fast;
    }

    /** {@return the arithmetic that convolutions may use} */
    private int math() {
        return fast ? cudnn.CUDNN_DEFAULT_MATH : cudnn.CUDNN_FMA_MATH;
    }

    /** {@return the algorithms that it can use, the best first where they are estimated} */
    List<Algorithm> of(Convolution convolution, boolean measured) throws CardException {
        try (Descriptors descriptors = new Descriptors();
                cudnnConvolutionFwdAlgoPerf_t found = new cudnnConvolutionFwdAlgoPerf_t(MOST)) {
            int[] count = new int[1];
            cudnnTensorStruct from = descriptors.tensor(packed(convolution.from()));
            cudnnTensorStruct to = descriptors.tensor(packed(convolution.to()));
            cudnnFilterStruct filter = descriptors.filter(convolution.weight());
            cudnnConvolutionStruct window = descriptors.convolution(convolution.window(), math());
            if (measured) {
                Status.dnn(
                        "cudnnFindConvolutionForwardAlgorithm",
                        cudnn.cudnnFindConvolutionForwardAlgorithm(
                                dnn, from, filter, window, to, MOST, count, found));
            } else {
                Status.dnn(
                        "cudnnGetConvolutionForwardAlgorithm_v7",
                        cudnn.cudnnGetConvolutionForwardAlgorithm_v7(
                                dnn, from, filter, window, to, MOST, count, found));
            }
            return usable(found, count[0], measured);
        }
    }

    private static DeviceTensor packed(List<Integer> sizes) {
        return DeviceTensor.packed(
                new DevicePlace.InArena(0), sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
    }

    /** Estimates have no times: they come best first. */
    private List<Algorithm> usable(
            cudnnConvolutionFwdAlgoPerf_t found, int count, boolean measured) {
        List<Algorithm> usable = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            cudnnConvolutionFwdAlgoPerf_t one = found.getPointer(at);
            boolean exact =
                    one.mathType() != cudnn.CUDNN_TENSOR_OP_MATH
                            && one.mathType() != cudnn.CUDNN_TENSOR_OP_MATH_ALLOW_CONVERSION;
            if (one.status() == cudnn.CUDNN_STATUS_SUCCESS && (fast || exact)) {
                usable.add(
                        new Algorithm(
                                one.algo(),
                                measured ? one.time() : at,
                                one.memory(),
                                fast ? one.mathType() : math()));
            }
        }
        return usable;
    }
}
