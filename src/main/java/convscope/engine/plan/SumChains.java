package convscope.engine.plan;

import convscope.engine.plan.Task.Post;
import convscope.graph.Graph;
import convscope.graph.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Turns a sum of three or more values, as ResNeXt's form A has it, into a chain: every convolution
 * that nobody else reads adds what the ones before it gave, so that no path is written and read
 * again only to be summed.
 */
final class SumChains {

    private final Graph graph;
    private final Set<Integer> wanted;
    private final int[] readers;
    private int values;

    SumChains(Graph graph, Set<Integer> wanted, int[] readers) {
        this.graph = graph;
        this.wanted = wanted;
        this.readers = readers;
        this.values = graph.nodes().size();
    }

    List<Task> chained(List<Task> tasks) {
        Map<Integer, Task> byResult = new LinkedHashMap<>();
        tasks.forEach(task -> byResult.put(task.result(), task));
        for (Task task : tasks) {
            if (task.base().op() instanceof Op.Add && task.inputs().size() > 2) {
                chain(task, byResult);
            }
        }
        return ordered(byResult);
    }

    private void chain(Task sum, Map<Integer, Task> byResult) {
        List<Integer> links = sum.inputs().stream().filter(i -> linkable(i, byResult)).toList();
        List<Integer> others = sum.inputs().stream().filter(i -> !links.contains(i)).toList();
        if (links.isEmpty() || (links.size() == 1 && others.isEmpty())) {
            return;
        }
        byResult.remove(sum.result());
        int first = 0;
        int partial;
        if (others.isEmpty()) {
            partial = links.getFirst();
            first = 1;
        } else {
            partial = others.size() == 1 ? others.getFirst() : partialSum(sum, others, byResult);
        }
        for (int link = first; link < links.size(); link++) {
            Task path = Objects.requireNonNull(byResult.remove(links.get(link)));
            boolean last = link == links.size() - 1;
            List<Post> posts = new ArrayList<>(path.posts());
            posts.add(new Post.Plus(partial));
            List<Integer> covered = new ArrayList<>(path.covered());
            if (last) {
                posts.addAll(sum.posts());
                covered.addAll(sum.covered());
            }
            partial = last ? sum.result() : values++;
            byResult.put(partial, new Task(path.base(), path.inputs(), posts, partial, covered));
        }
    }

    private int partialSum(Task sum, List<Integer> others, Map<Integer, Task> byResult) {
        int value = values++;
        byResult.put(value, new Task(sum.base(), others, List.of(), value, List.of()));
        return value;
    }

    private boolean linkable(int value, Map<Integer, Task> byResult) {
        return value != Graph.INPUT
                && value < graph.nodes().size()
                && readers[value] == 1
                && !wanted.contains(value)
                && byResult.containsKey(value)
                && byResult.get(value).base().op() instanceof Op.Conv2d conv
                && !LongSums.in(conv);
    }

    /** Every task behind those that it reads. */
    private static List<Task> ordered(Map<Integer, Task> byResult) {
        Map<Integer, Task> done = new LinkedHashMap<>();
        List<Task> stack = new ArrayList<>();
        Map<Integer, Boolean> open = new HashMap<>();
        for (Task task : byResult.values()) {
            stack.add(task);
            while (!stack.isEmpty()) {
                Task top = stack.getLast();
                List<Task> before =
                        open.putIfAbsent(top.result(), true) != null
                                ? List.of()
                                : top.reads().stream()
                                        .filter(
                                                v ->
                                                        byResult.containsKey(v)
                                                                && !done.containsKey(v))
                                        .map(byResult::get)
                                        .toList();
                if (before.isEmpty()) {
                    done.putIfAbsent(top.result(), stack.removeLast());
                } else {
                    stack.addAll(before);
                }
            }
        }
        return List.copyOf(done.values());
    }
}
