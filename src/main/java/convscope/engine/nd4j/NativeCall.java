package convscope.engine.nd4j;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** One of ND4J's own operations, written into an array that is already there. */
final class NativeCall {

    private final DynamicCustomOp.DynamicCustomOpsBuilder call;
    private IntStream integers = IntStream.empty();

    private NativeCall(String name) {
        call = DynamicCustomOp.builder(name);
    }

    static NativeCall of(String name) {
        return new NativeCall(name);
    }

    NativeCall on(INDArray... inputs) {
        call.addInputs(inputs);
        return this;
    }

    NativeCall with(int... arguments) {
        integers = IntStream.concat(integers, IntStream.of(arguments));
        return this;
    }

    NativeCall withReal(double argument) {
        call.addFloatingPointArguments(argument);
        return this;
    }

    INDArray into(INDArray output) {
        int[] arguments = integers.toArray();
        if (arguments.length > 0) {
            // All at once: the builder counts them.
            call.addIntegerArguments(arguments);
        }
        Nd4j.exec(call.addOutputs(output).build());
        return output;
    }
}
