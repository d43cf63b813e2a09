package convscope.engine.cuda;

import convscope.engine.plan.ShortCuts;
import convscope.engine.plan.Task;
import convscope.engine.plan.Task.Post;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Convolutions and fully connected layers, batch norm folded into their weights. */
final class ConvolutionCalls {

    private final Values values;
    private final ShortCuts shortCuts;
    private final MoveCalls moves;

    ConvolutionCalls(Values values, ShortCuts shortCuts) {
        this.values = values;
        this.shortCuts = shortCuts;
        this.moves = new MoveCalls(values);
    }

    /** On a single position, as in a gate, a convolution is a product of matrices. */
    List<Call> convolution(Op.Conv2d conv, Task task) {
        DeviceTensor from = values.of(task.inputs().getFirst());
        boolean onePosition =
                from.size(2) * from.size(3) == 1
                        && conv.kernel().area() == 1
                        && conv.padding().equals(Extent.ZERO)
                        && conv.groups() == 1;
        return onePosition ? product(task) : sliding(conv, from, task);
    }

    List<Call> linear(Task task) {
        return product(task);
    }

    private List<Call> product(Task task) {
        DeviceTensor from = values.of(task.inputs().getFirst());
        DeviceTensor to = values.of(task.result());
        int in = from.size(1) * from.size(2) * from.size(3);
        List<Call> calls = new ArrayList<>();
        boolean inPlace = inPlace(task, to);
        DeviceTensor product = inPlace ? values.scratchLike(to) : to;
        calls.add(
                new Call.Multiply(
                        from.as(from.batch(), in, 1, 1),
                        weight(task, to.size(1), in, 1, 1),
                        product));
        if (inPlace) {
            calls.add(new Call.AddTo(product, to));
        }
        addBias(task, to, calls);
        List<Post> posts = task.behind();
        calls.addAll(
                TaskCalls.behind(inPlace ? posts.subList(1, posts.size()) : posts, values, to));
        return calls;
    }

    private List<Call> sliding(Op.Conv2d conv, DeviceTensor from, Task task) {
        List<Call> calls = new ArrayList<>();
        DeviceTensor to = values.of(task.result());
        boolean wide = wide(conv) || !shortCuts.finite(task.base());
        DeviceTensor read = wide ? padded(conv, from, calls) : from;
        Extent padding = wide ? Extent.ZERO : conv.padding();
        Call.Window window =
                new Call.Window(conv.stride(), padding, conv.dilation(), conv.groups());
        DeviceTensor weight =
                weight(
                        task,
                        conv.out(),
                        conv.in() / conv.groups(),
                        conv.kernel().height(),
                        conv.kernel().width());
        List<Post> posts = task.behind();
        Optional<DeviceTensor> plus =
                first(posts, 0, Post.Plus.class).map(p -> values.of(p.value()));
        int sums = plus.isPresent() ? 1 : 0;
        int done;
        if (first(posts, sums, Post.Relu.class).isPresent()) {
            calls.add(
                    new Call.ConvolveAndRectify(
                            read, weight, window, plus, bias(task, to.size(1)), to));
            done = sums + 1;
        } else {
            boolean adds = inPlace(task, to);
            calls.add(new Call.Convolve(read, weight, window, adds, to));
            addBias(task, to, calls);
            done = adds ? 1 : 0;
        }
        calls.addAll(TaskCalls.behind(posts.subList(done, posts.size()), values, to));
        return calls;
    }

    /** Whether the task's result lies where the value lies that it adds first. */
    private boolean inPlace(Task task, DeviceTensor to) {
        return first(task.behind(), 0, Post.Plus.class)
                .filter(plus -> values.of(plus.value()).equals(to))
                .isPresent();
    }

    private static <P extends Post> Optional<P> first(List<Post> posts, int at, Class<P> kind) {
        return at < posts.size() && kind.isInstance(posts.get(at))
                ? Optional.of(kind.cast(posts.get(at)))
                : Optional.empty();
    }

    /** Whether windows could lie in the padding alone, which cuDNN's kernels may refuse. */
    private static boolean wide(Op.Conv2d conv) {
        return conv.padding().height() >= reach(conv.kernel().height(), conv.dilation().height())
                || conv.padding().width() >= reach(conv.kernel().width(), conv.dilation().width());
    }

    private static int reach(int kernel, int dilation) {
        return (kernel - 1) * dilation + 1;
    }

    private DeviceTensor padded(Op.Conv2d conv, DeviceTensor from, List<Call> calls) {
        Extent padding = conv.padding();
        return moves.surrounded(
                from,
                padding.height(),
                padding.width(),
                from.size(2) + 2 * padding.height(),
                from.size(3) + 2 * padding.width(),
                0,
                calls);
    }

    private static DeviceTensor weight(Task task, int out, int in, int height, int width) {
        Constant constant = new Constant.Weight(task.base(), task.folded());
        return DeviceTensor.packed(new DevicePlace.Uploaded(constant), out, in, height, width);
    }

    private static DeviceTensor bias(Task task, int channels) {
        return DeviceTensor.perChannel(new Constant.Bias(task.base(), task.folded()), channels);
    }

    private static void addBias(Task task, DeviceTensor to, List<Call> calls) {
        Node node = task.base();
        if (node.tensors().containsKey(Role.BIAS) || task.folded().isPresent()) {
            calls.add(new Call.AddTo(bias(task, to.size(1)), to));
        }
    }
}
