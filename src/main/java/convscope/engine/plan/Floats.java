package convscope.engine.plan;

import convscope.engine.EngineException;
import convscope.engine.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of the engines that compute in float32 only. */
public final class Floats {

    private Floats() {}

    /**
     * @param engine its word
     * @throws EngineException if the pass's input is of another type
     */
    public static void requireInput(String engine, Pass pass) throws EngineException {
        require(engine, "the input", pass.input());
    }

    /**
     * @param engine its word
     * @throws EngineException if one of the pass's weights is of another type
     */
    public static void requireWeights(String engine, Pass pass) throws EngineException {
        for (String tensor : pass.graph().tensors().keySet()) {
            require(engine, tensor, pass.weights().get(tensor));
        }
    }

    private static void require(String engine, String what, INDArray array) throws EngineException {
        if (array.dataType() != DataType.FLOAT) {
            throw new EngineException(
                    "%s computes in float32 and %s is %s; nd4j computes in float64"
                            .formatted(engine, what, array.dataType()));
        }
    }
}
