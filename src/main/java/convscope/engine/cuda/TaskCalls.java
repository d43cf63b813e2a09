package convscope.engine.cuda;

import convscope.engine.plan.ShortCuts;
import convscope.engine.plan.Task;
import convscope.engine.plan.Task.Post;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import java.util.ArrayList;
import java.util.List;

/** The calls that compute a task. */
final class TaskCalls {

    private final Values values;
    private final ShortCuts shortCuts;
    private final ConvolutionCalls convolutions;
    private final PoolCalls pools;
    private final ResponseNormCalls responses;
    private final MoveCalls moves;

    TaskCalls(Values values, ShortCuts shortCuts) {
        this.values = values;
        this.shortCuts = shortCuts;
        this.convolutions = new ConvolutionCalls(values, shortCuts);
        this.pools = new PoolCalls(values);
        this.responses = new ResponseNormCalls(values);
        this.moves = new MoveCalls(values);
    }

    /** {@return the calls, the task's result placed before} */
    List<Call> calls(Task task) {
        DeviceTensor from = values.of(task.inputs().getFirst());
        DeviceTensor to = values.of(task.result());
        return switch (task.base().op()) {
            case Op.Conv2d conv -> convolutions.convolution(conv, task);
            case Op.Linear linear -> convolutions.linear(task);
            case Op.BatchNorm2d norm ->
                    followed(normalise(task.base(), norm.eps(), from, to), task.posts(), to);
            case Op.Add add -> followed(sum(task, to), task.posts(), to);
            case Op.MulChannel product -> {
                DeviceTensor gate = values.of(task.inputs().getLast());
                yield followed(
                        List.of(combine(Call.Operator.TIMES, from, gate, to)), task.posts(), to);
            }
            case Op.Relu relu -> List.of(new Call.Activate(Call.Function.RELU, from, to));
            case Op.Sigmoid sigmoid -> List.of(new Call.Activate(Call.Function.SIGMOID, from, to));
            case Op.Scale scale -> List.of(new Call.Copy(from, (float) scale.factor(), to));
            case Op.Softmax softmax -> List.of(new Call.Softmax(from, to));
            case Op.RadixSoftmax softmax -> radixSoftmax(softmax, from, to);
            case Op.MaxPool2d pool -> pools.greatest(pool, from, to);
            case Op.AvgPool2d pool -> pools.mean(pool, from, to);
            case Op.GlobalAvgPool pool -> PoolCalls.global(from, to);
            case Op.Concat concat -> moves.concat(task);
            case Op.SliceChannels slice ->
                    List.of(move(from.channels(slice.start(), to.size(1)), to));
            case Op.PadChannels pad ->
                    List.of(
                            new Call.Fill(0, to),
                            move(from, to.channels(pad.front(), from.size(1))));
            case Op.Subsample sample ->
                    List.of(move(from.every(sample.stride(), to.size(2), to.size(3)), to));
            case Op.Lrn lrn -> responses.response(lrn, from, to);
            case Op.Flatten flatten ->
                    List.of(
                            move(
                                    from.as(
                                            values.batch(),
                                            from.shape().channels() * from.size(2) * from.size(3),
                                            1,
                                            1),
                                    to.as(values.batch(), to.size(1), 1, 1)));
            case Op.Shuffle shuffle -> List.of(MoveCalls.shuffle(shuffle.groups(), from, to));
        };
    }

    static Call move(DeviceTensor from, DeviceTensor to) {
        return new Call.Copy(from, 1, to);
    }

    static Call combine(
            Call.Operator operator, DeviceTensor left, DeviceTensor right, DeviceTensor to) {
        return new Call.Combine(operator, 1, left, 1, right, to);
    }

    private List<Call> followed(List<Call> calls, List<Post> posts, DeviceTensor to) {
        List<Call> all = new ArrayList<>(calls);
        all.addAll(behind(posts, values, to));
        return all;
    }

    /** What follows a value, done where it lies. */
    static List<Call> behind(List<Post> posts, Values values, DeviceTensor at) {
        List<Call> calls = new ArrayList<>();
        for (Post post : posts) {
            switch (post) {
                case Post.Relu relu -> calls.add(new Call.Activate(Call.Function.RELU, at, at));
                case Post.Sigmoid sigmoid ->
                        calls.add(new Call.Activate(Call.Function.SIGMOID, at, at));
                case Post.Plus plus -> calls.add(new Call.AddTo(values.of(plus.value()), at));
                case Post.Times times ->
                        calls.add(combine(Call.Operator.TIMES, at, values.of(times.value()), at));
                case Post.Norm norm -> {
                    int channels = at.size(1);
                    DeviceTensor scale =
                            DeviceTensor.perChannel(new Constant.Scale(norm.node()), channels);
                    DeviceTensor shift =
                            DeviceTensor.perChannel(new Constant.Shift(norm.node()), channels);
                    calls.add(combine(Call.Operator.TIMES, at, scale, at));
                    calls.add(new Call.AddTo(shift, at));
                }
            }
        }
        return calls;
    }

    private List<Call> normalise(Node norm, double eps, DeviceTensor from, DeviceTensor to) {
        int channels = from.size(1);
        if (!shortCuts.finite(norm)) {
            DeviceTensor scale = DeviceTensor.perChannel(new Constant.Scale(norm), channels);
            DeviceTensor shift = DeviceTensor.perChannel(new Constant.Shift(norm), channels);
            return List.of(
                    combine(Call.Operator.TIMES, from, scale, to), new Call.AddTo(shift, to));
        }
        return List.of(
                new Call.Normalise(
                        from,
                        DeviceTensor.perChannel(new Constant.Raw(norm, Role.WEIGHT), channels),
                        DeviceTensor.perChannel(new Constant.Raw(norm, Role.BIAS), channels),
                        DeviceTensor.perChannel(
                                new Constant.Raw(norm, Role.RUNNING_MEAN), channels),
                        DeviceTensor.perChannel(new Constant.Raw(norm, Role.RUNNING_VAR), channels),
                        eps,
                        to));
    }

    private List<Call> sum(Task task, DeviceTensor to) {
        List<DeviceTensor> terms = task.inputs().stream().map(values::of).toList();
        if (terms.size() == 1) {
            return List.of(move(terms.getFirst(), to));
        }
        List<Call> calls = new ArrayList<>();
        calls.add(combine(Call.Operator.PLUS, terms.get(0), terms.get(1), to));
        for (DeviceTensor term : terms.subList(2, terms.size())) {
            calls.add(new Call.AddTo(term, to));
        }
        return calls;
    }

    /** Turned into the order of the result first, so that the softmax reads rows without gaps. */
    private List<Call> radixSoftmax(Op.RadixSoftmax softmax, DeviceTensor from, DeviceTensor to) {
        if (softmax.radix() == 1) {
            return List.of(new Call.Activate(Call.Function.SIGMOID, from, to));
        }
        int batch = from.batch();
        int cardinality = softmax.cardinality();
        int radix = softmax.radix();
        int each = from.size(1) / (radix * cardinality);
        DeviceTensor result = to.as(batch, radix, cardinality, each);
        if (cardinality == 1) {
            return List.of(new Call.Softmax(from.as(batch, radix, 1, each), result));
        }
        DeviceTensor turned = values.scratch(batch, radix, cardinality, each);
        DeviceTensor read =
                new DeviceTensor(
                        from.place(),
                        from.first(),
                        turned.sizes(),
                        List.of(from.stride(0), each, radix * each, 1));
        return List.of(move(read, turned), new Call.Softmax(turned, result));
    }
}
