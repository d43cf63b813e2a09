package convscope.run;

import convscope.engine.EngineException;
import convscope.engine.Room;
import convscope.graph.Graph;
import convscope.kernel.WeightEdits;
import convscope.model.Shape;
import convscope.picture.Picture;
import convscope.picture.PictureInput;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What passes are run on: one input and one set of weights, as it is and as it was edited. Each is
 * closed as soon as another takes its place, after the engine forgot what it prepared from it. One
 * thread's own.
 */
final class Held implements AutoCloseable {

    private final Runnable onChange;
    private final Consumer<Weights> forget;
    private @Nullable Input input;
    private @Nullable Tensors tensors;

    /**
     * A picture as a tensor.
     *
     * @param tensor [1, C, H, W]
     * @param seen what of the picture is in it
     */
    record Input(Picture picture, Shape shape, INDArray tensor, Picture seen) {}

    /** The edited ones share the tensors of the base that nobody set by hand. */
    private record Tensors(
            Object source, Weights base, Graph graph, WeightEdits edits, Weights edited) {

        /** Equal tensors of another graph may be divided into other groups. */
        boolean isEdited(Graph wanted, WeightEdits by) {
            return edits.equals(by) && (by.isEmpty() || graph.equals(wanted));
        }
    }

    /** Makes or reads weights. */
    @FunctionalInterface
    interface Making {
        Weights weights() throws IOException;
    }

    /**
     * @param onChange called before anything that has been computed from is closed
     * @param forget frees what an engine prepared from weights
     */
    Held(Runnable onChange, Consumer<Weights> forget) {
        this.onChange = onChange;
        this.forget = forget;
    }

    /**
     * {@return the picture as an input of this shape}
     *
     * @throws EngineException if it does not fit into the memory
     */
    Input feed(Picture picture, Shape shape) throws EngineException {
        Input held = input;
        if (held == null || !held.picture.equals(picture) || !held.shape.equals(shape)) {
            onChange.run();
            dropInput();
            Room.requireInput(shape);
            int channels = shape.channels();
            held =
                    new Input(
                            picture,
                            shape,
                            PictureInput.tensor(picture, channels, shape.height(), shape.width()),
                            PictureInput.seen(picture, channels, shape.height(), shape.width()));
            input = held;
        }
        return held;
    }

    /**
     * Takes these weights, unless they are held.
     *
     * @param source what they follow from
     * @throws IOException if they cannot be had; then none are held
     */
    void take(Object source, Graph graph, Making making) throws IOException {
        if (tensors == null || !tensors.source.equals(source)) {
            onChange.run();
            dropWeights();
            Weights base = making.weights();
            tensors = new Tensors(source, base, graph, WeightEdits.NONE, base);
        }
    }

    /** {@return the weights that were taken, with these edits} */
    Weights edited(Graph graph, WeightEdits edits) {
        Tensors held = Objects.requireNonNull(tensors);
        if (held.isEdited(graph, edits)) {
            return held.edited;
        }
        onChange.run();
        Weights made = edits.isEmpty() ? held.base : held.base.edited(graph, edits);
        tensors = new Tensors(held.source, held.base, graph, edits, made);
        closeEdited(held);
        return made;
    }

    /** {@return whether there are weights} */
    boolean weighed() {
        return tensors != null;
    }

    /**
     * {@return the weights as they were last asked for}
     *
     * @throws NullPointerException if none were taken
     */
    Weights weights() {
        return Objects.requireNonNull(tensors).edited;
    }

    /**
     * {@return the input}
     *
     * @throws NullPointerException if there is none
     */
    INDArray input() {
        return Objects.requireNonNull(input).tensor;
    }

    /** {@return how many numbers the weights are} */
    long numbers() {
        if (tensors == null) {
            return 0;
        }
        Weights base = tensors.base;
        return base.names().stream().mapToLong(name -> base.get(name).length()).sum();
    }

    void dropWeights() {
        Tensors held = tensors;
        if (held != null) {
            closeEdited(held);
            forget.accept(held.base);
            held.base.close();
            tensors = null;
        }
    }

    private void closeEdited(Tensors held) {
        if (held.edited != held.base) {
            forget.accept(held.edited);
            held.edited.close();
        }
    }

    private void dropInput() {
        if (input != null) {
            input.tensor.close();
            input = null;
        }
    }

    /** Frees all that is held; more may be taken afterwards. */
    @Override
    public void close() {
        onChange.run();
        dropInput();
        dropWeights();
    }
}
