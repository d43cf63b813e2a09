package convscope.engine;

import org.nd4j.linalg.factory.Nd4j;

/** Where ND4J's tensors lie. */
public final class TensorPlace {

    private TensorPlace() {}

    /** {@return whether ND4J has started on its CUDA backend, so that they lie on a card} */
    public static boolean onCard() {
        return Nd4j.getBackend().getClass().getSimpleName().equals("JCublasBackend");
    }
}
