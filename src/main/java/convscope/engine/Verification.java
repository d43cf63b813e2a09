package convscope.engine;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far an engine's values are from those of a reference.
 *
 * @param id what was computed, e.g. a reference case's id
 * @param engine which engine did
 * @param absolute the largest absolute difference over all values
 * @param relative the same, each value's divided by the largest finite absolute number of its
 *     reference
 * @param tolerance the largest absolute difference at which all is well
 */
public record Verification(
        String id, String engine, double absolute, double relative, double tolerance) {

    /**
     * What a node should give.
     *
     * @param node its index
     */
    public record Expected(int node, INDArray reference) {}

    /**
     * {@return the worst difference over all expected values}
     *
     * @param pass keeps at least the nodes expected
     * @throws EngineException if the pass cannot be done, or a value has another shape than its
     *     reference
     */
    public static Verification of(
            String id, ForwardEngine engine, Pass pass, List<Expected> expected, double tolerance)
            throws EngineException {
        double absolute = 0;
        double relative = 0;
        try (Activations values = engine.run(pass, Watch.NONE)) {
            for (Expected each : expected) {
                INDArray value = values.value(each.node()).orElseThrow();
                Difference difference = difference(id, value, each.reference());
                absolute = Math.max(absolute, difference.absolute());
                relative = Math.max(relative, difference.relative());
            }
        }
        return new Verification(id, engine.name(), absolute, relative, tolerance);
    }

    /** {@return whether no difference exceeds the tolerance} */
    public boolean ok() {
        return absolute <= tolerance;
    }

    private static Difference difference(String id, INDArray value, INDArray reference)
            throws EngineException {
        if (!Arrays.equals(value.shape(), reference.shape())) {
            throw new EngineException(
                    "%s: the reference has the shape %s, but the graph gives %s"
                            .formatted(
                                    id,
                                    Arrays.toString(reference.shape()),
                                    Arrays.toString(value.shape())));
        }
        return Difference.of(reference, value);
    }
}
