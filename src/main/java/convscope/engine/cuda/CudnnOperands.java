package convscope.engine.cuda;

import convscope.engine.cuda.Card.Action;
import convscope.engine.cuda.Card.Memory;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/** What the calls of one action read and write. */
final class CudnnOperands {

    private final CudnnCard card;
    private final Card.Locations locations;
    private final Descriptors descriptors;
    private final FloatPointer one;
    private final FloatPointer zero;

    CudnnOperands(CudnnCard card, Card.Locations locations, Descriptors descriptors) {
        this.card = card;
        this.locations = locations;
        this.descriptors = descriptors;
        this.one = descriptors.number(1);
        this.zero = descriptors.number(0);
    }

    /** What an action does each time. */
    interface Done {
        void by(CudaHeld.OnCard workspace) throws CardException;
    }

    /** A tensor as cuDNN wants it. */
    record Operand(cudnnTensorStruct is, BytePointer at) {}

    private record Ready(Done done, long workspace, Descriptors descriptors) implements Action {

        @Override
        public void queue(Memory workspace) throws CardException {
            done.by((CudaHeld.OnCard) workspace);
        }

        @Override
        public void close() {
            descriptors.close();
        }
    }

    CudnnCard card() {
        return card;
    }

    Descriptors descriptors() {
        return descriptors;
    }

    FloatPointer one() {
        return one;
    }

    FloatPointer zero() {
        return zero;
    }

    Operand of(DeviceTensor tensor) throws CardException {
        return new Operand(descriptors.tensor(tensor), at(tensor));
    }

    BytePointer at(DeviceTensor tensor) {
        Card.Location location = locations.of(tensor.place());
        return CudaHeld.at(
                new Card.Location(
                        location.memory(), location.offset() + tensor.first() * Float.BYTES));
    }

    FloatPointer host(long first) {
        return locations.host().numbers().getPointer(first);
    }

    Action ready(Done done) {
        return new Ready(done, 0, descriptors);
    }

    /**
     * @param workspace bytes that it needs beside its operands
     */
    Action ready(long workspace, Done done) {
        return new Ready(done, workspace, descriptors);
    }
}
