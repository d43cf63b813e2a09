package convscope.engine.cuda;

import java.util.List;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** The first card of this machine. */
final class CudnnCard implements Card {

    /**
     * What NVIDIA recommends for Hopper; by itself cuBLAS would take it while a queue is recorded.
     */
    private static final long BLAS_WORKSPACE = 32L << 20;

    private final Facts facts;
    private final boolean fast;
    private final CUstream_st queue = new CUstream_st();
    private final CUstream_st fetching = new CUstream_st();
    private final cudnnContext dnn = new cudnnContext();
    private final cublasContext blas = new cublasContext();
    private final CudaHeld.OnCard blasWorkspace;

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
    public CudaHeld.OnCard allocate(long bytes) throws CardException {
        BytePointer made = new BytePointer();
        int status = cudart.cudaMalloc(made, bytes);
        if (status == cudart.cudaErrorMemoryAllocation) {
            int seen = cudart.cudaGetLastError();
            throw new CardException(
                    seen == cudart.cudaErrorMemoryAllocation
                            ? new DeviceFault.OutOfMemory(bytes, free())
                            : new DeviceFault.CallFailed("cudaMalloc", "error " + seen));
        }
        Status.runtime("cudaMalloc", status);
        return new CudaHeld.OnCard(made);
    }

    @Override
    public Pinned pin(long numbers) throws CardException {
        FloatPointer made = new FloatPointer();
        Status.runtime("cudaMallocHost", cudart.cudaMallocHost(made, numbers * Float.BYTES));
        return new CudaHeld.PageLocked(made);
    }

    /** In the queue, since a plain copy may still be on its way when it returns. */
    @Override
    public void upload(float[] numbers, Location to) throws CardException {
        try (FloatPointer source = new FloatPointer(numbers)) {
            Status.runtime(
                    "cudaMemcpyAsync",
                    cudart.cudaMemcpyAsync(
                            CudaHeld.at(to),
                            source,
                            (long) numbers.length * Float.BYTES,
                            cudart.cudaMemcpyHostToDevice,
                            queue));
            Status.runtime("cudaStreamSynchronize", cudart.cudaStreamSynchronize(queue));
        }
    }

    @Override
    public List<Algorithm> algorithms(Convolution convolution, boolean measured)
            throws CardException {
        return new CudnnAlgorithms(dnn, fast).of(convolution, measured);
    }

    @Override
    public Action ready(Call call, Locations locations, Algorithms algorithms)
            throws CardException {
        return new CudnnActions(this, locations, algorithms).of(call);
    }

    @Override
    public Mark mark() throws CardException {
        CUevent_st event = new CUevent_st();
        Status.runtime("cudaEventCreate", cudart.cudaEventCreate(event));
        return new CudaHeld.Moment(event, queue);
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
        return new CudaHeld.Recording(made, queue);
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
