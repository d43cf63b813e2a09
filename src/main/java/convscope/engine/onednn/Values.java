package convscope.engine.onednn;

import convscope.engine.EngineException;
import convscope.engine.Room;
import convscope.engine.plan.Arena;
import convscope.engine.plan.ShortCuts;
import convscope.engine.plan.Task;
import convscope.graph.Graph;
import convscope.graph.Op;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** The memory of a plan's values, channels last in one arena, and of its constants. */
final class Values {

    private final engine cpu;
    private final Layouts layouts;
    private final Graph graph;
    private final long batch;
    private final Weights weights;
    private final Map<Integer, memory> memories = new HashMap<>();
    private final Map<Integer, Shape> shapes = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final Map<Integer, Nesting.Part> parts;

    Values(
            engine cpu,
            Layouts layouts,
            Graph graph,
            long batch,
            List<Task> tasks,
            long handedOut,
            PackedWeights packed)
            throws EngineException {
        this.cpu = cpu;
        this.layouts = layouts;
        this.graph = graph;
        this.batch = batch;
        this.weights = packed.weights();
        this.parts = Nesting.of(graph, tasks);
        Map<Integer, Integer> lastRead = new HashMap<>();
        for (int step = 0; step < tasks.size(); step++) {
            for (int value : tasks.get(step).reads()) {
                lastRead.put(value, step);
                lastRead.put(whole(value), step);
            }
        }
        Arena arena = new Arena();
        offsets.put(Graph.INPUT, place(arena, graph.input(), -1, lastRead.get(Graph.INPUT)));
        shapes.put(Graph.INPUT, graph.input());
        for (int step = 0; step < tasks.size(); step++) {
            Task task = tasks.get(step);
            shapes.put(task.result(), shapeOf(task));
            place(arena, task, step, lastRead);
        }
        long bytes = arena.bytes();
        long zeros =
                tasks.stream().mapToLong(task -> overZeros(task, packed.magnitudes())).sum()
                        * layouts.bytes();
        Room.require(bytes + zeros + handedOut, packed.missing(tasks) * layouts.bytes());
        Pointer memory = new BytePointer(Math.max(64, bytes) + 64);
        long start = (memory.address() + 63) / 64 * 64 - memory.address();
        Map<Stretch, memory> made = new HashMap<>();
        offsets.forEach(
                (value, offset) -> {
                    Stretch at = new Stretch(offset, shape(value), shape(whole(value)).channels());
                    memories.put(
                            value,
                            made.computeIfAbsent(at, _ -> at(value, memory, start + offset)));
                });
    }

    private memory at(int value, Pointer arena, long offset) {
        return new memory(desc(value), cpu, new BytePointer(arena).position(offset));
    }

    /** Where a value lies, and within pixels of how many channels: one memory for equal ones. */
    private record Stretch(long offset, Shape shape, int channels) {}

    /** {@return the value in whose memory it lies: itself, unless it is a part of another} */
    private int whole(int value) {
        Nesting.Part part = parts.get(value);
        return part == null ? value : part.whole();
    }

    /** A part finds its whole in its place, or, where it is the first to be written, places it. */
    private void place(Arena arena, Task task, int step, Map<Integer, Integer> lastRead) {
        int whole = whole(task.result());
        if (!offsets.containsKey(whole)) {
            shapes.computeIfAbsent(whole, graph::shape);
            offsets.put(whole, place(arena, task, whole, step, lastRead));
        }
        Nesting.Part part = parts.get(task.result());
        if (part != null) {
            long start = Objects.requireNonNull(offsets.get(whole));
            offsets.put(task.result(), start + part.from() * layouts.bytes());
        }
    }

    /** What a convolution adds to, it may write over, if nobody reads that any more. */
    private long place(
            Arena arena, Task task, int value, int step, Map<Integer, Integer> lastRead) {
        Integer until = lastRead.get(value);
        Optional<Integer> over =
                task.addsTo().filter(sum -> Objects.equals(lastRead.get(sum), step));
        if (over.isEmpty()) {
            return place(arena, shape(value), step, until);
        }
        long offset = Objects.requireNonNull(offsets.get(over.get()));
        arena.takeOver(offset, until == null ? step : until);
        return offset;
    }

    private long place(
            Arena arena, Shape shape, int step, @org.jspecify.annotations.Nullable Integer until) {
        long length = Room.numbers(shape, batch) * layouts.bytes();
        return arena.place(length, step, until == null ? step : until);
    }

    /** How many numbers a convolution reads from a copy of its own. */
    private long overZeros(Task task, ShortCuts shortCuts) {
        if (!(task.base().op() instanceof Op.Conv2d conv)) {
            return 0;
        }
        Shape input = shape(task.inputs().getFirst());
        Covered covered = new Covered(conv, input, task.base().output());
        return covered.needed(shortCuts.finite(task.base()))
                ? Room.numbers(covered.shape(), batch)
                : 0;
    }

    private Shape shapeOf(Task task) {
        return task.result() < graph.nodes().size()
                ? graph.shape(task.result())
                : task.base().output();
    }

    engine cpu() {
        return cpu;
    }

    Layouts layouts() {
        return layouts;
    }

    long batch() {
        return batch;
    }

    Weights weights() {
        return weights;
    }

    Shape shape(int value) {
        return Objects.requireNonNull(shapes.get(value));
    }

    memory memory(int value) {
        return Objects.requireNonNull(memories.get(value));
    }

    /** {@return whether the second is written over the first} */
    boolean inOnePlace(int first, int second) {
        return Objects.equals(offsets.get(first), offsets.get(second));
    }

    memory.desc desc(int value) {
        return layouts.within(batch, shape(value), shape(whole(value)).channels());
    }

    /** {@return whether it lies within another, its rows with gaps between them} */
    boolean isPart(int value) {
        return parts.containsKey(value);
    }

    /** {@return the same memory, described otherwise} */
    memory view(memory.desc description, memory of) {
        return new memory(description, cpu, of.get_data_handle());
    }

    /** {@return its pixels as rows of channels, [batch H W, C], for a matrix product} */
    memory rows(int value) {
        Shape shape = shape(value);
        memory.desc rows =
                layouts.strided(
                        new long[] {batch * shape.area(), shape.channels()},
                        new long[] {shape(whole(value)).channels(), 1});
        return view(rows, memory(value));
    }

    /** {@return a constant per channel} */
    memory perChannel(float[] constants) {
        return constants(new Shape(constants.length, 1, 1), constants);
    }

    private memory constants(Shape shape, float[] numbers) {
        return holding(numbers, Layouts.FLOAT32.channelsFirst(1, shape), cpu);
    }

    /** {@return memory of its own with these numbers in it, freed with the last that holds it} */
    static memory holding(float[] numbers, memory.desc description, engine cpu) {
        memory made = new memory(description, cpu);
        new FloatPointer(made.get_data_handle()).put(numbers);
        return made;
    }

    /**
     * {@return constants of this shape, to be read in turn with a value}
     *
     * <p>In float32 but where the value has the same shape and another type: such an operand oneDNN
     * 3.11 misreads.
     */
    memory beside(int value, Shape shape, float[] numbers) {
        memory plain = constants(shape, numbers);
        if (layouts.equals(Layouts.FLOAT32) || batch > 1 || !shape.equals(shape(value))) {
            return plain;
        }
        memory converted = new memory(layouts.channelsFirst(1, shape), cpu);
        try (stream queue = new stream(cpu)) {
            new reorder(plain, converted).execute(queue, plain, converted);
            queue._wait();
        }
        return converted;
    }
}
