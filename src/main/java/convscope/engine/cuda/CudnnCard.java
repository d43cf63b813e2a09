package convscope.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionFwdAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** The first card of this machine. */
@SuppressWarnings("deprecation") // cuDNN 9 would rather have graphs; these functions stay.
final class CudnnCard implements Card {

    /**
     * What NVIDIA recommends for Hopper; by itself cuBLAS would take it while a queue is recorded.
     */
    private static final long BLAS_WORKSPACE = 32L << 20;

    private static final int MOST_ALGORITHMS = 10;

    private final Facts facts;
    private final boolean fast;
    private final CUstream_st queue = new CUstream_st();
    private final CUstream_st fetching = new CUstream_st();
    private final cudnnContext dnn = new cudnnContext();
    private final cublasContext blas = new cublasContext();
    private final DeviceMemory blasWorkspace;

    private CudnnCard(Facts facts, boolean fast) throws CardException {
        this.facts = facts;
        this.fast = fast;
        boolean done = false;
        try {
            Status.runtime("cudaSetDevice", cudart.cudaSetDevice(0));
            int apart = cudart.cudaStreamNonBlocking;
            Status.runtime(
                    "cudaStreamCreateWithFlags", cudart.cudaStreamCreateWithFlags(queue, apart));
            Status.runtime(
                    "cudaStreamCreateWithFlags", cudart.cudaStreamCreateWithFlags(fetching, apart));
            Status.dnn("cudnnCreate", cudnn.cudnnCreate(dnn));
            Status.dnn("cudnnSetStream", cudnn.cudnnSetStream(dnn, queue));
            Status.blas("cublasCreate", cublas.cublasCreate_v2(blas));
            Status.blas("cublasSetStream", cublas.cublasSetStream_v2(blas, queue));
            Status.blas(
                    "cublasSetMathMode",
                    cublas.cublasSetMathMode(
                            blas,
                            fast ? cublas.CUBLAS_TF32_TENSOR_OP_MATH : cublas.CUBLAS_DEFAULT_MATH));
            this.blasWorkspace = allocate(BLAS_WORKSPACE);
            Status.blas(
                    "cublasSetWorkspace",
                    cublas.cublasSetWorkspace_v2(blas, blasWorkspace.bytes(), BLAS_WORKSPACE));
            done = true;
        } finally {
            if (!done) {
                destroyHandles();
            }
        }
    }

    /**
     * {@return the card, ready}
     *
     * @param fast whether TF32 may stand for float32
     */
    static Card open(Facts facts, boolean fast) throws CardException {
        return new CudnnCard(facts, fast);
    }

    record DeviceMemory(BytePointer bytes) implements Memory {

        BytePointer at(long offset) {
            return bytes.getPointer(offset);
        }

        @Override
        public void close() {
            cudart.cudaFree(bytes);
        }
    }

    record HostMemory(FloatPointer numbers) implements Pinned {
        @Override
        public void close() {
            cudart.cudaFreeHost(numbers);
        }
    }

    private record Moment(CUevent_st event, CUstream_st queue) implements Mark {

        @Override
        public void set() throws CardException {
            Status.runtime("cudaEventRecord", cudart.cudaEventRecord(event, queue));
        }

        @Override
        public long since(Mark earlier) throws CardException {
            float[] milliseconds = new float[1];
            Status.runtime(
                    "cudaEventElapsedTime",
                    cudart.cudaEventElapsedTime(milliseconds, ((Moment) earlier).event(), event));
            return Math.round(milliseconds[0] * 1e6);
        }

        @Override
        public void close() {
            cudart.cudaEventDestroy(event);
        }
    }

    private record Recorded(CUgraphExec_st graph, CUstream_st stream) implements Replay {

        @Override
        public void queue() throws CardException {
            Status.runtime("cudaGraphLaunch", cudart.cudaGraphLaunch(graph, stream));
        }

        @Override
        public void close() {
            cudart.cudaGraphExecDestroy(graph);
        }
    }

    static BytePointer at(Spot spot) {
        return ((DeviceMemory) spot.memory()).at(spot.offset());
    }

    cudnnContext dnn() {
        return dnn;
    }

    cublasContext blas() {
        return blas;
    }

    CUstream_st queue() {
        return queue;
    }

    CUstream_st fetching() {
        return fetching;
    }

    /** {@return the arithmetic that convolutions may use} */
    int math() {
        return fast ? cudnn.CUDNN_DEFAULT_MATH : cudnn.CUDNN_FMA_MATH;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public long free() throws CardException {
        try (SizeTPointer free = new SizeTPointer(1);
                SizeTPointer total = new SizeTPointer(1)) {
            Status.runtime("cudaMemGetInfo", cudart.cudaMemGetInfo(free, total));
            return free.get();
        }
    }

    @Override
    public DeviceMemory allocate(long bytes) throws CardException {
        BytePointer made = new BytePointer();
        int status = cudart.cudaMalloc(made, bytes);
        if (status == cudart.cudaErrorMemoryAllocation) {
            int seen = cudart.cudaGetLastError();
            throw new CardException(
                    seen == cudart.cudaErrorMemoryAllocation
                            ? new Fault.OutOfMemory(bytes, free())
                            : new Fault.CallFailed("cudaMalloc", "error " + seen));
        }
        Status.runtime("cudaMalloc", status);
        return new DeviceMemory(made);
    }

    @Override
    public Pinned pin(long numbers) throws CardException {
        FloatPointer made = new FloatPointer();
        Status.runtime("cudaMallocHost", cudart.cudaMallocHost(made, numbers * Float.BYTES));
        return new HostMemory(made);
    }

    @Override
    public void upload(float[] numbers, Spot to) throws CardException {
        try (FloatPointer source = new FloatPointer(numbers)) {
            Status.runtime(
                    "cudaMemcpy",
                    cudart.cudaMemcpy(
                            at(to),
                            source,
                            (long) numbers.length * Float.BYTES,
                            cudart.cudaMemcpyHostToDevice));
        }
    }

    @Override
    public List<Algorithm> algorithms(Convolution convolution, boolean measured)
            throws CardException {
        try (Descriptors descriptors = new Descriptors();
                cudnnConvolutionFwdAlgoPerf_t found =
                        new cudnnConvolutionFwdAlgoPerf_t(MOST_ALGORITHMS)) {
            int[] count = new int[1];
            cudnnTensorStruct from = descriptors.tensor(packed(convolution.from()));
            cudnnTensorStruct to = descriptors.tensor(packed(convolution.to()));
            cudnnFilterStruct filter = descriptors.filter(convolution.weight());
            cudnnConvolutionStruct window = descriptors.convolution(convolution.window(), math());
            if (measured) {
                Status.dnn(
                        "cudnnFindConvolutionForwardAlgorithm",
                        cudnn.cudnnFindConvolutionForwardAlgorithm(
                                dnn, from, filter, window, to, MOST_ALGORITHMS, count, found));
            } else {
                Status.dnn(
                        "cudnnGetConvolutionForwardAlgorithm_v7",
                        cudnn.cudnnGetConvolutionForwardAlgorithm_v7(
                                dnn, from, filter, window, to, MOST_ALGORITHMS, count, found));
            }
            return usable(found, count[0], measured);
        }
    }

    private static Tensor packed(List<Integer> sizes) {
        return Tensor.packed(
                new Place.InArena(0), sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
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

    @Override
    public Action ready(Call call, Spots spots, Algorithms algorithms) throws CardException {
        return new CudnnActions(this, spots, algorithms).of(call);
    }

    @Override
    public Mark mark() throws CardException {
        CUevent_st event = new CUevent_st();
        Status.runtime("cudaEventCreate", cudart.cudaEventCreate(event));
        return new Moment(event, queue);
    }

    @Override
    public Replay record(Queueing queueing) throws CardException {
        CUgraph_st graph = new CUgraph_st();
        Status.runtime(
                "cudaStreamBeginCapture",
                cudart.cudaStreamBeginCapture(queue, cudart.cudaStreamCaptureModeThreadLocal));
        boolean queued = false;
        int ended;
        try {
            queueing.run();
            queued = true;
        } finally {
            ended = cudart.cudaStreamEndCapture(queue, graph);
            if (!queued && !graph.isNull()) {
                cudart.cudaGraphDestroy(graph);
            }
        }
        Status.runtime("cudaStreamEndCapture", ended);
        CUgraphExec_st made = new CUgraphExec_st();
        int status = cudart.cudaGraphInstantiateWithFlags(made, graph, 0);
        cudart.cudaGraphDestroy(graph);
        Status.runtime("cudaGraphInstantiateWithFlags", status);
        return new Recorded(made, queue);
    }

    @Override
    public void await() throws CardException {
        Status.runtime("cudaStreamSynchronize", cudart.cudaStreamSynchronize(queue));
        Status.runtime("cudaStreamSynchronize", cudart.cudaStreamSynchronize(fetching));
    }

    private void destroyHandles() {
        if (!blas.isNull()) {
            cublas.cublasDestroy_v2(blas);
        }
        if (!dnn.isNull()) {
            cudnn.cudnnDestroy(dnn);
        }
        if (!fetching.isNull()) {
            cudart.cudaStreamDestroy(fetching);
        }
        if (!queue.isNull()) {
            cudart.cudaStreamDestroy(queue);
        }
    }

    @Override
    public void close() {
        destroyHandles();
        blasWorkspace.close();
    }
}
