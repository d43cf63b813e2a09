package convscope.engine.cuda;

import static org.bytedeco.cuda.global.cudart.cudaMemcpyDeviceToDevice;
import static org.bytedeco.cuda.global.cudart.cudaMemcpyDeviceToHost;
import static org.bytedeco.cuda.global.cudart.cudaMemcpyHostToDevice;

import convscope.engine.cuda.Card.Action;
import convscope.engine.cuda.CudnnOperands.Operand;
import java.util.Optional;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/** What moves numbers: to the card, on it, and back. */
@SuppressWarnings("deprecation") // cuDNN 9 would rather have graphs; these functions stay.
final class CudaMoves {

    private final CudnnOperands operands;
    private final CudnnCard card;

    CudaMoves(CudnnOperands operands) {
        this.operands = operands;
        this.card = operands.card();
    }

    Action load(Call.Load load) {
        FloatPointer host = operands.host(load.host());
        BytePointer to = operands.at(load.to());
        long bytes = load.to().elements() * Float.BYTES;
        return operands.ready(
                workspace ->
                        Status.runtime(
                                "cudaMemcpyAsync",
                                cudart.cudaMemcpyAsync(
                                        to, host, bytes, cudaMemcpyHostToDevice, card.queue())));
    }

    /** On a queue of its own, as soon as what is fetched is there. */
    Action fetch(Call.Fetch fetch) throws CardException {
        FloatPointer host = operands.host(fetch.host());
        BytePointer from = operands.at(fetch.from());
        long bytes = fetch.from().elements() * Float.BYTES;
        CUevent_st there = operands.descriptors().event();
        return operands.ready(
                workspace -> {
                    Status.runtime("cudaEventRecord", cudart.cudaEventRecord(there, card.queue()));
                    Status.runtime(
                            "cudaStreamWaitEvent",
                            cudart.cudaStreamWaitEvent(card.fetching(), there, 0));
                    Status.runtime(
                            "cudaMemcpyAsync",
                            cudart.cudaMemcpyAsync(
                                    host, from, bytes, cudaMemcpyDeviceToHost, card.fetching()));
                });
    }

    Action join() throws CardException {
        CUevent_st all = operands.descriptors().event();
        return operands.ready(
                workspace -> {
                    Status.runtime("cudaEventRecord", cudart.cudaEventRecord(all, card.fetching()));
                    Status.runtime(
                            "cudaStreamWaitEvent",
                            cudart.cudaStreamWaitEvent(card.queue(), all, 0));
                });
    }

    Action copy(Call.Copy copy) throws CardException {
        Optional<Pitched> rows =
                copy.factor() == 1 ? Pitched.of(copy.from(), copy.to()) : Optional.empty();
        return rows.isPresent() ? rows(rows.get(), copy) : scattered(copy);
    }

    private Action rows(Pitched rows, Call.Copy copy) {
        BytePointer from = operands.at(copy.from());
        BytePointer to = operands.at(copy.to());
        long row = rows.row() * Float.BYTES;
        return operands.ready(
                workspace -> {
                    if (rows.rows() == 1) {
                        Status.runtime(
                                "cudaMemcpyAsync",
                                cudart.cudaMemcpyAsync(
                                        to, from, row, cudaMemcpyDeviceToDevice, card.queue()));
                    } else {
                        Status.runtime(
                                "cudaMemcpy2DAsync",
                                cudart.cudaMemcpy2DAsync(
                                        to,
                                        rows.to() * Float.BYTES,
                                        from,
                                        rows.from() * Float.BYTES,
                                        row,
                                        rows.rows(),
                                        cudaMemcpyDeviceToDevice,
                                        card.queue()));
                    }
                });
    }

    private Action scattered(Call.Copy copy) throws CardException {
        Operand from = operands.of(copy.from());
        Operand to = operands.of(copy.to());
        FloatPointer factor = operands.descriptors().number(copy.factor());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnTransformTensor",
                                cudnn.cudnnTransformTensor(
                                        card.dnn(),
                                        factor,
                                        from.is(),
                                        from.at(),
                                        operands.zero(),
                                        to.is(),
                                        to.at())));
    }

    Action fill(Call.Fill fill) throws CardException {
        if (fill.value() == 0 && fill.to().isPacked()) {
            BytePointer to = operands.at(fill.to());
            long bytes = fill.to().elements() * Float.BYTES;
            return operands.ready(
                    workspace ->
                            Status.runtime(
                                    "cudaMemsetAsync",
                                    cudart.cudaMemsetAsync(to, 0, bytes, card.queue())));
        }
        Operand to = operands.of(fill.to());
        FloatPointer value = operands.descriptors().number(fill.value());
        return operands.ready(
                workspace ->
                        Status.dnn(
                                "cudnnSetTensor",
                                cudnn.cudnnSetTensor(card.dnn(), to.is(), to.at(), value)));
    }
}
