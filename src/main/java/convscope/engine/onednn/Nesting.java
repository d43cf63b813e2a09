package convscope.engine.onednn;

import convscope.engine.plan.LongSums;
import convscope.engine.plan.Task;
import convscope.graph.Graph;
import convscope.graph.Op;
import convscope.model.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values lie within another, so that a concatenation or a slice has nothing to copy.
 *
 * <p>With channels last, some channels of a value are rows with gaps. Of oneDNN's kernels only
 * matrix products read and write such rows (for all others it falls back to loops some two hundred
 * times slower), so it is the convolutions that are matrix products that may write into a
 * concatenation and read from a slice.
 */
final class Nesting {

    /**
     * Where a value lies.
     *
     * @param whole the value that it is a part of, which lies by itself
     * @param from the first of its channels there
     */
    record Part(int whole, int from) {}

    private final Map<Integer, Task> makers = new HashMap<>();
    private final Map<Integer, List<Task>> readers = new HashMap<>();

    private Nesting(List<Task> tasks) {
        for (Task task : tasks) {
            makers.put(task.result(), task);
            for (int value : task.reads()) {
                readers.computeIfAbsent(value, _ -> new ArrayList<>()).add(task);
            }
        }
    }

    /** {@return the values that lie within another} */
    static Map<Integer, Part> of(Graph graph, List<Task> tasks) {
        Nesting nesting = new Nesting(tasks);
        Map<Integer, Part> parts = new HashMap<>();
        for (Task task : tasks) {
            if (task.base().op() instanceof Op.Concat) {
                nesting.concatenated(graph, task, parts);
            } else if (task.base().op() instanceof Op.SliceChannels slice
                    && nesting.readers(task.result()).stream().allMatch(Nesting::isProduct)) {
                parts.put(task.result(), new Part(task.inputs().getFirst(), slice.start()));
            }
        }
        return parts;
    }

    private void concatenated(Graph graph, Task concat, Map<Integer, Part> parts) {
        int from = 0;
        for (int input : concat.inputs()) {
            Task maker = makers.get(input);
            if (maker != null && isProduct(maker) && readers(input).size() == 1) {
                parts.put(input, new Part(concat.result(), from));
            }
            from += graph.shape(input).channels();
        }
    }

    private List<Task> readers(int value) {
        return readers.getOrDefault(value, List.of());
    }

    /**
     * {@return whether the task is a convolution that is one matrix product: every pixel's channels
     * times the weights, and nothing behind it that reads another value}
     */
    static boolean isProduct(Task task) {
        return task.base().op() instanceof Op.Conv2d conv
                && conv.kernel().equals(Extent.ONE)
                && conv.stride().equals(Extent.ONE)
                && conv.padding().equals(Extent.ZERO)
                && conv.groups() == 1
                && !LongSums.in(conv)
                && task.behind().stream().allMatch(Nesting::readsNothing);
    }

    private static boolean readsNothing(Task.Post post) {
        return switch (post) {
            case Task.Post.Relu relu -> true;
            case Task.Post.Sigmoid sigmoid -> true;
            case Task.Post.Plus plus -> false;
            case Task.Post.Times times -> false;
            case Task.Post.Norm norm -> false;
        };
    }
}
