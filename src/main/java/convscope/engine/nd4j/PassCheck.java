package convscope.engine.nd4j;

import convscope.engine.Pass;
import convscope.model.Shape;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pass whose tensors are not what its graph says is a programming mistake, not a crash. */
final class PassCheck {

    private PassCheck() {}

    /**
     * @throws IllegalArgumentException if the input or a tensor has another shape, type or order
     *     than the graph needs, or is not there
     */
    static void check(Pass pass) {
        INDArray input = pass.input();
        Shape shape = pass.graph().input();
        require(
                "the input",
                input,
                input,
                input.size(0),
                shape.channels(),
                shape.height(),
                shape.width());
        pass.graph()
                .tensors()
                .forEach(
                        (name, expected) ->
                                require(
                                        name,
                                        pass.weights().get(name),
                                        input,
                                        expected.stream().mapToLong(Integer::longValue).toArray()));
    }

    private static void require(String name, INDArray array, INDArray like, long... shape) {
        if (!Arrays.equals(array.shape(), shape)) {
            throw new IllegalArgumentException(
                    "%s is %s, but the graph needs %s"
                            .formatted(
                                    name, Arrays.toString(array.shape()), Arrays.toString(shape)));
        }
        if (array.ordering() != 'c' || array.isView() || array.dataType() != like.dataType()) {
            throw new IllegalArgumentException(
                    "%s is %s in '%s' order, but has to be whole, in 'c' order and %s"
                            .formatted(name, array.dataType(), array.ordering(), like.dataType()));
        }
    }
}
