package convscope.engine.cuda;

import convscope.engine.EngineException;
import convscope.engine.plan.Fusion;
import convscope.engine.plan.ShortCuts;
import convscope.engine.plan.Task;
import convscope.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a program of a graph. */
final class Planner {

    private Planner() {}

    /**
     * {@return the program that computes the output and what is kept beside it}
     *
     * @param keep indices of nodes; the input is not among what is fetched
     * @param shortCuts which the weights allow
     * @throws EngineException if a value is larger than cuDNN can count
     */
    static Program program(Graph graph, Set<Integer> keep, long batch, ShortCuts shortCuts)
            throws EngineException {
        try {
            return counted(graph, keep, batch, shortCuts);
        } catch (ArithmeticException beyond) {
            throw new EngineException(
                    String.format(
                            Locale.ROOT,
                            "cuda computes values of at most %d numbers, and this pass has a larger one; a smaller input or a smaller batch has not",
                            DeviceTensor.MOST),
                    beyond);
        }
    }

    private static Program counted(
            Graph graph, Set<Integer> keep, long batch, ShortCuts shortCuts) {
        Set<Integer> wanted = new HashSet<>(keep);
        wanted.add(graph.result());
        wanted.remove(Graph.INPUT);
        List<Task> tasks = Fusion.tasks(graph, wanted, shortCuts);
        Values values = new Values(graph, batch, tasks, wanted);
        TaskCalls lowering = new TaskCalls(values, shortCuts);
        List<Program.Step> steps = new ArrayList<>();
        Map<Integer, Long> fetched = new HashMap<>();
        DeviceTensor input = values.of(Graph.INPUT);
        steps.add(new Program.Step(Graph.INPUT, List.of(new Call.Load(0, input))));
        long host = input.elements();
        for (Task task : tasks) {
            values.next(task);
            List<Call> calls = new ArrayList<>(lowering.calls(task));
            if (wanted.contains(task.result())) {
                DeviceTensor result = values.of(task.result());
                calls.add(new Call.Fetch(result, host));
                fetched.put(task.result(), host);
                host += result.elements();
            }
            steps.add(new Program.Step(task.base().index(), calls));
        }
        steps.add(
                new Program.Step(
                        Graph.INPUT, fetched.isEmpty() ? List.of() : List.of(new Call.Join())));
        return new Program(steps, values.bytes(), host, fetched, constants(steps));
    }

    private static Set<Constant> constants(List<Program.Step> steps) {
        Set<Constant> constants = new LinkedHashSet<>();
        for (Program.Step step : steps) {
            for (Call call : step.calls()) {
                for (DeviceTensor tensor : reads(call)) {
                    if (tensor.place() instanceof DevicePlace.Uploaded(Constant constant)) {
                        constants.add(constant);
                    }
                }
            }
        }
        return constants;
    }

    /** {@return what a call reads} */
    static List<DeviceTensor> reads(Call call) {
        return switch (call) {
            case Call.Load load -> List.of();
            case Call.Fetch fetch -> List.of(fetch.from());
            case Call.Join join -> List.of();
            case Call.Convolve convolve -> List.of(convolve.from(), convolve.weight());
            case Call.ConvolveAndRectify convolve -> {
                List<DeviceTensor> reads = new ArrayList<>();
                reads.add(convolve.from());
                reads.add(convolve.weight());
                reads.add(convolve.bias());
                convolve.plus().ifPresent(reads::add);
                yield reads;
            }
            case Call.Multiply product -> List.of(product.from(), product.weight());
            case Call.Normalise norm ->
                    List.of(norm.from(), norm.scale(), norm.shift(), norm.mean(), norm.variance());
            case Call.Pool pool -> List.of(pool.from());
            case Call.Mean mean -> List.of(mean.from());
            case Call.Combine combine -> List.of(combine.left(), combine.right());
            case Call.AddTo add -> List.of(add.from(), add.to());
            case Call.Activate activate -> List.of(activate.from());
            case Call.Root root -> List.of(root.from());
            case Call.Softmax softmax -> List.of(softmax.from());
            case Call.ResponseNorm norm -> List.of(norm.from());
            case Call.Copy copy -> List.of(copy.from());
            case Call.Fill fill -> List.of();
        };
    }
}
