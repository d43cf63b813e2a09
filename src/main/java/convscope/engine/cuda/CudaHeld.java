package convscope.engine.cuda;

import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/** What the CUDA runtime hands out. */
final class CudaHeld {

    private CudaHeld() {}

    static BytePointer at(Card.Location location) {
        return ((OnCard) location.memory()).at(location.offset());
    }

    record OnCard(BytePointer bytes) implements Card.Memory {

        BytePointer at(long offset) {
            return bytes.getPointer(offset);
        }

        @Override
        public void close() {
            cudart.cudaFree(bytes);
        }
    }

    record PageLocked(FloatPointer numbers) implements Card.Pinned {
        @Override
        public void close() {
            cudart.cudaFreeHost(numbers);
        }
    }

    record Moment(CUevent_st event, CUstream_st queue) implements Card.Mark {

        @Override
        public void set() throws CardException {
            Status.runtime("cudaEventRecord", cudart.cudaEventRecord(event, queue));
        }

        @Override
        public long since(Card.Mark earlier) throws CardException {
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

    record Recording(CUgraphExec_st graph, CUstream_st stream) implements Card.Replay {

        @Override
        public void queue() throws CardException {
            Status.runtime("cudaGraphLaunch", cudart.cudaGraphLaunch(graph, stream));
        }

        @Override
        public void close() {
            cudart.cudaGraphExecDestroy(graph);
        }
    }
}
