package convscope.engine.cuda;

import convscope.engine.plan.Arena;
import convscope.engine.plan.Task;
import convscope.graph.Graph;
import convscope.model.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where each value lies, row-major in one arena. What somebody looks at stays until the end of the
 * pass, for it is fetched beside what follows.
 */
final class Values {

    private static final int BYTES = Float.BYTES;

    private final Graph graph;
    private final int batch;
    private final Arena arena = new Arena();
    private final Map<Integer, Integer> lastRead = new HashMap<>();
    private final Map<Integer, DeviceTensor> tensors = new HashMap<>();
    private int step = -1;

    Values(Graph graph, long batch, List<Task> tasks, Set<Integer> wanted) {
        this.graph = graph;
        this.batch = Math.toIntExact(batch);
        for (int at = 0; at < tasks.size(); at++) {
            for (int value : tasks.get(at).reads()) {
                lastRead.put(value, at);
            }
        }
        wanted.forEach(value -> lastRead.put(value, tasks.size()));
        tensors.put(Graph.INPUT, place(graph.input(), lastRead.get(Graph.INPUT)));
    }

    /** Goes on to the next task and places what it gives. */
    void next(Task task) {
        step++;
        Optional<DeviceTensor> over = over(task);
        Integer until = lastRead.get(task.result());
        if (over.isPresent() && over.get().place() instanceof DevicePlace.InArena(long offset)) {
            arena.takeOver(offset, until == null ? step : until);
            tensors.put(task.result(), over.get());
        } else {
            tensors.put(task.result(), place(task.base().output(), until));
        }
    }

    /** What a convolution adds to without rectifying the sum, it adds to where that lies. */
    private Optional<DeviceTensor> over(Task task) {
        boolean rectified =
                task.behind().size() > 1 && task.behind().get(1) instanceof Task.Post.Relu;
        return rectified
                ? Optional.empty()
                : task.addsTo()
                        .filter(value -> Objects.equals(lastRead.get(value), step))
                        .map(this::of);
    }

    private DeviceTensor place(Shape shape, @org.jspecify.annotations.Nullable Integer until) {
        long offset =
                arena.place(batch * shape.elements() * BYTES, step, until == null ? step : until);
        return DeviceTensor.packed(
                new DevicePlace.InArena(offset),
                batch,
                shape.channels(),
                shape.height(),
                shape.width());
    }

    DeviceTensor of(int value) {
        return Objects.requireNonNull(tensors.get(value));
    }

    /** {@return room that this task alone needs} */
    DeviceTensor scratch(int n, int c, int h, int w) {
        long offset = arena.place((long) n * c * h * w * BYTES, step, step);
        return DeviceTensor.packed(new DevicePlace.InArena(offset), n, c, h, w);
    }

    DeviceTensor scratchLike(DeviceTensor tensor) {
        return scratch(tensor.size(0), tensor.size(1), tensor.size(2), tensor.size(3));
    }

    int batch() {
        return batch;
    }

    Graph graph() {
        return graph;
    }

    /** {@return how many bytes all of it needs, once the last task is placed} */
    long bytes() {
        return arena.bytes();
    }
}
