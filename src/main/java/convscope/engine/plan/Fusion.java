package convscope.engine.plan;

import convscope.engine.plan.Task.Post;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which operations become one task. Nothing that somebody looks at is fused away, and a
 * value with several readers is always written.
 *
 * <p>A sum of several convolutions, as ResNeXt's form A has it, becomes a chain: each convolution
 * adds what the ones before it gave.
 */
public final class Fusion {

    private final Graph graph;
    private final Set<Integer> wanted;
    private final ShortCuts shortCuts;
    private final int[] readers;
    private final int[] reader;
    private final boolean[] taken;

    private Fusion(Graph graph, Set<Integer> wanted, ShortCuts shortCuts) {
        this.graph = graph;
        this.wanted = wanted;
        this.shortCuts = shortCuts;
        this.readers = new int[graph.nodes().size()];
        this.reader = new int[graph.nodes().size()];
        this.taken = new boolean[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            for (int input : node.inputs()) {
                if (input != Graph.INPUT) {
                    readers[input]++;
                    reader[input] = node.index();
                }
            }
        }
    }

    /**
     * {@return the tasks that compute the wanted values, in an order in which they can run}
     *
     * @param shortCuts which the weights allow
     */
    public static List<Task> tasks(Graph graph, Set<Integer> wanted, ShortCuts shortCuts) {
        return new Fusion(graph, wanted, shortCuts).tasks();
    }

    private List<Task> tasks() {
        boolean[] needed = needed();
        List<Task> tasks = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (needed[node.index()] && !taken[node.index()]) {
                taken[node.index()] = true;
                tasks.add(extended(node));
            }
        }
        return new SumChains(graph, wanted, readers).chained(tasks);
    }

    private boolean[] needed() {
        boolean[] needed = new boolean[graph.nodes().size()];
        wanted.stream()
                .filter(index -> index != Graph.INPUT)
                .forEach(index -> needed[index] = true);
        for (int index = needed.length - 1; index >= 0; index--) {
            if (needed[index]) {
                for (int input : graph.nodes().get(index).inputs()) {
                    if (input != Graph.INPUT) {
                        needed[input] = true;
                    }
                }
            }
        }
        return needed;
    }

    /** Fuses as much as possible behind the node. */
    private Task extended(Node base) {
        List<Post> posts = new ArrayList<>();
        List<Integer> covered = new ArrayList<>(List.of(base.index()));
        int last = base.index();
        while (takesPosts(base)) {
            Optional<Node> next = onlyReader(last);
            if (next.isEmpty() || taken[next.get().index()]) {
                break;
            }
            Optional<Post> post = post(base, next.get(), last);
            if (post.isEmpty()) {
                break;
            }
            posts.add(post.get());
            last = next.get().index();
            taken[last] = true;
            covered.add(last);
        }
        return new Task(base, base.inputs(), posts, last, covered);
    }

    static boolean takesPosts(Node node) {
        return switch (node.op()) {
            case Op.Conv2d conv -> !LongSums.in(conv);
            case Op.MulChannel product -> true;
            case Op.BatchNorm2d norm -> true;
            case Op.Add add -> node.inputs().size() > 1;
            case Op.Linear linear -> false;
            case Op.Relu relu -> false;
            case Op.Sigmoid sigmoid -> false;
            case Op.Softmax softmax -> false;
            case Op.RadixSoftmax softmax -> false;
            case Op.MaxPool2d pool -> false;
            case Op.AvgPool2d pool -> false;
            case Op.GlobalAvgPool pool -> false;
            case Op.Concat concat -> false;
            case Op.Scale scale -> false;
            case Op.SliceChannels slice -> false;
            case Op.PadChannels pad -> false;
            case Op.Subsample sample -> false;
            case Op.Lrn lrn -> false;
            case Op.Flatten flatten -> false;
            case Op.Shuffle shuffle -> false;
        };
    }

    /** The one node that reads the value, if nobody else does or looks at it. */
    private Optional<Node> onlyReader(int value) {
        return wanted.contains(value) || readers[value] != 1
                ? Optional.empty()
                : Optional.of(graph.nodes().get(reader[value]));
    }

    private Optional<Post> post(Node base, Node node, int value) {
        return switch (node.op()) {
            case Op.Relu relu -> Optional.of(new Post.Relu());
            case Op.Sigmoid sigmoid -> Optional.of(new Post.Sigmoid());
            case Op.BatchNorm2d norm
                    when value == base.index()
                            && base.op() instanceof Op.Conv2d
                            && !shortCuts.folds(base, node) ->
                    Optional.empty();
            case Op.BatchNorm2d norm -> Optional.of(new Post.Norm(node));
            case Op.Add add when node.inputs().size() == 2 ->
                    Optional.of(new Post.Plus(other(node, value)));
            case Op.MulChannel product when node.inputs().getFirst() == value ->
                    Optional.of(new Post.Times(node.inputs().getLast()));
            default -> Optional.empty();
        };
    }

    private static int other(Node add, int value) {
        return add.inputs().getFirst() == value ? add.inputs().getLast() : add.inputs().getFirst();
    }
}
