package convscope.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import convscope.graph.Graph;
import convscope.model.Path;
import convscope.model.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/**
 * Whether there is memory for a pass, asked before it starts, and before what it reads is made.
 * Every refusal is one sentence with both numbers.
 */
public final class Room {

    private static final String FEWER = "fewer channels or smaller kernels need less";
    private static final String SMALLER = "a smaller input needs less";

    /** More numbers than any memory has, but so few that hundreds of thousands can be summed. */
    private static final long MOST = 1L << 40;

    /** What a pass may take for its operations and tensors, beside the numbers in them. */
    private static final long MOST_BESIDE = 512L << 20;

    /** Measured: a step with its path, its place and the memory that it names. */
    private static final long OPERATION = 2_600;

    /** Measured: a tensor with its description, by whom it is drawn, held and packed. */
    private static final long TENSOR = 20_000;

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
                    String.format(
                            Locale.ROOT,
                            "the pass needs %d MiB for its activations%s, and %d MiB are free; a smaller input, a smaller batch or fewer channels need less",
                            mebibytes(activations),
                            weights == 0
                                    ? ""
                                    : String.format(
                                            Locale.ROOT,
                                            " and %d MiB for packed weights",
                                            mebibytes(weights)),
                            mebibytes(room)));
        }
    }

    /**
     * Asked before anything is made of a graph: hundreds of thousands of layers need memory however
     * few numbers they have.
     *
     * @throws EngineException if a pass needs too much beside its numbers
     */
    public static void requireSteps(Graph graph) throws EngineException {
        requireSteps(graph, MOST_BESIDE);
    }

    static void requireSteps(Graph graph, long most) throws EngineException {
        long operations = graph.nodes().size();
        long tensors = graph.nodes().stream().mapToLong(node -> node.tensors().size()).sum();
        long needed = operations * OPERATION + tensors * TENSOR;
        long taken = Math.min(most, outsideHeap());
        if (needed > taken) {
            Map<Path, Long> counts =
                    graph.nodes().stream()
                            .collect(groupingBy(node -> outermost(node.path()), counting()));
            Map.Entry<Path, Long> largest =
                    Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
            throw new EngineException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d operations, %d of them here, and their %d tensors need %d MiB beside the numbers, and at most %d MiB are taken for that; fewer layers need less",
                            largest.getKey().brief(),
                            operations,
                            largest.getValue(),
                            tensors,
                            mebibytes(needed),
                            mebibytes(taken)));
        }
    }

    private static Path outermost(Path path) {
        Path at = path;
        while (!at.parent().isRoot()) {
            at = at.parent();
        }
        return at;
    }

    /**
     * Asked before the weights of a graph are drawn, each tensor in Java's heap first.
     *
     * @throws EngineException if a tensor has more numbers than an array can have, or there is less
     *     memory than they need
     */
    public static void requireWeights(Graph graph) throws EngineException {
        requireSteps(graph);
        long all = 0;
        long largest = 0;
        for (Map.Entry<String, List<Integer>> tensor : graph.tensors().entrySet()) {
            long numbers = tensor.getValue().stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b);
            requireArray(tensor.getKey(), numbers, FEWER);
            all += numbers;
            largest = Math.max(largest, numbers);
        }
        requireMade("the weights need", all * Float.BYTES, largest * Float.BYTES, FEWER);
    }

    /**
     * Asked before a picture becomes an input, in Java's heap first, beside its colours.
     *
     * @throws EngineException if it has more numbers than an array can have, or there is less
     *     memory than it needs
     */
    public static void requireInput(Shape shape) throws EngineException {
        requireArray("an input of " + shape, shape.elements(), SMALLER);
        long bytes = shape.elements() * Float.BYTES;
        requireMade("the input needs", bytes, 2 * bytes, SMALLER);
    }

    private static void requireArray(String what, long numbers, String advice)
            throws EngineException {
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new EngineException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d numbers, and an array holds at most %d; %s",
                            what,
                            numbers,
                            Integer.MAX_VALUE - 8,
                            advice));
        }
    }

    private static void requireMade(String needs, long bytes, long inHeap, String advice)
            throws EngineException {
        if (inHeap > heap()) {
            System.gc();
            if (inHeap > heap()) {
                throw tooLittle(needs, inHeap, heap(), advice);
            }
        }
        if (bytes > outsideHeap()) {
            throw tooLittle(needs, bytes, outsideHeap(), advice);
        }
    }

    private static EngineException tooLittle(String needs, long bytes, long room, String advice) {
        return new EngineException(
                String.format(
                        Locale.ROOT,
                        "%s %d MiB, and %d MiB are free; %s",
                        needs,
                        mebibytes(bytes),
                        mebibytes(room),
                        advice));
    }

    private static long heap() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - java.totalMemory() + java.freeMemory();
    }

    private static long outsideHeap() {
        return Math.max(
                0,
                Math.min(
                        Pointer.maxPhysicalBytes() - Pointer.physicalBytes(),
                        Pointer.availablePhysicalBytes()));
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
