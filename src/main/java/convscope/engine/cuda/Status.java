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
        return new CardException(new Fault.CallFailed(call, says));
    }

    private static String text(BytePointer message) {
        return message.getString();
    }
}
