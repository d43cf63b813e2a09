package convscope.engine;

import convscope.graph.Graph;
import convscope.model.Shape;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/**
 * Whether there is memory for a pass, asked before it starts, and before what it reads is made.
 * Every refusal is one sentence with both numbers.
 */
public final class Room {

    private static final String LESS =
            "a smaller input, a smaller batch or fewer channels need less";

    /** More numbers than any memory has, but so few that hundreds of thousands can be summed. */
    private static final long MOST = 1L << 40;

    private Room() {}

    /** {@return how many numbers a value has in a batch, or too many for any memory} */
    public static long numbers(Shape shape, long batch) {
        return Math.min(MOST, batch * shape.elements());
    }

    /**
     * @param activations bytes that the pass needs for them, what it hands out included
     * @param weights bytes that it needs for weights in another layout, 0 where they are used as
     *     they are
     * @throws EngineException if the process may not grow by so much
     */
    public static void require(long activations, long weights) throws EngineException {
        long room = outsideHeap();
        if (activations + weights > room) {
            throw new EngineException(
                    "the pass needs %d MiB for its activations%s, and %d MiB are free; %s"
                            .formatted(
                                    mebibytes(activations),
                                    weights == 0
                                            ? ""
                                            : " and %d MiB for packed weights"
                                                    .formatted(mebibytes(weights)),
                                    mebibytes(room),
                                    LESS));
        }
    }

    /**
     * Asked before the weights of a graph are drawn, each tensor in Java's heap first.
     *
     * @throws EngineException if a tensor has more numbers than an array can have, or there is less
     *     memory than they need
     */
    public static void requireWeights(Graph graph) throws EngineException {
        long all = 0;
        long largest = 0;
        for (Map.Entry<String, List<Integer>> tensor : graph.tensors().entrySet()) {
            long numbers = tensor.getValue().stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b);
            requireArray(tensor.getKey(), numbers);
            all += numbers;
            largest = Math.max(largest, numbers);
        }
        requireMade("the weights need", all * Float.BYTES, largest * Float.BYTES);
    }

    /**
     * Asked before a picture becomes an input, in Java's heap first, beside its colours.
     *
     * @throws EngineException if it has more numbers than an array can have, or there is less
     *     memory than it needs
     */
    public static void requireInput(Shape shape) throws EngineException {
        requireArray("an input of " + shape, shape.elements());
        long bytes = shape.elements() * Float.BYTES;
        requireMade("the input needs", bytes, 2 * bytes);
    }

    private static void requireArray(String what, long numbers) throws EngineException {
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new EngineException(
                    "%s has %d numbers, and an array holds at most %d; %s"
                            .formatted(what, numbers, Integer.MAX_VALUE - 8, LESS));
        }
    }

    private static void requireMade(String needs, long bytes, long inHeap) throws EngineException {
        if (inHeap > heap()) {
            System.gc();
            if (inHeap > heap()) {
                throw tooLittle(needs, inHeap, heap());
            }
        }
        if (bytes > outsideHeap()) {
            throw tooLittle(needs, bytes, outsideHeap());
        }
    }

    private static EngineException tooLittle(String needs, long bytes, long room) {
        return new EngineException(
                "%s %d MiB, and %d MiB are free; %s"
                        .formatted(needs, mebibytes(bytes), mebibytes(room), LESS));
    }

    private static long heap() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - java.totalMemory() + java.freeMemory();
    }

    private static long outsideHeap() {
        long process =
                Math.min(
                        Pointer.maxPhysicalBytes() - Pointer.physicalBytes(),
                        Pointer.availablePhysicalBytes());
        return Math.max(0, Math.min(process, Pointer.maxBytes() - Pointer.totalBytes()));
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
