package convscope.engine.cuda;

import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;

/** What the libraries answer, as an exception where it is not success. */
final class Status {

    private Status() {}

    static void runtime(String call, int status) throws CardException {
        if (status != cudart.cudaSuccess) {
            throw failed(call, text(cudart.cudaGetErrorString(status)));
        }
    }

    /**
     * {@return whether cuDNN has nothing for what it was asked, one of its statuses from 3000 on}
     */
    static boolean isNotSupported(int status) {
        return status / 1000 * 1000 == cudnn.CUDNN_STATUS_NOT_SUPPORTED;
    }

    static void dnn(String call, int status) throws CardException {
        if (status != cudnn.CUDNN_STATUS_SUCCESS) {
            throw failed(call, text(cudnn.cudnnGetErrorString(status)));
        }
    }

    static void blas(String call, int status) throws CardException {
        if (status != cublas.CUBLAS_STATUS_SUCCESS) {
            throw failed(call, "cuBLAS status " + status);
        }
    }

    private static CardException failed(String call, String says) {
        return new CardException(new DeviceFault.CallFailed(call, says));
    }

    private static String text(BytePointer message) {
        return message.getString();
    }
}
