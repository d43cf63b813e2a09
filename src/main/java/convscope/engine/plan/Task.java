package convscope.engine.plan;

import convscope.graph.Node;
import convscope.graph.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One primitive: an operation and what is fused behind it.
 *
 * @param base the operation that starts it
 * @param inputs the values it reads: node indices, {@link convscope.graph.Graph#INPUT}, or partial
 *     sums, numbered from the graph's size on
 * @param posts what follows in the same pass over memory, in order
 * @param result the value it gives
 * @param covered the nodes that it computes, in order
 */
public record Task(
        Node base, List<Integer> inputs, List<Post> posts, int result, List<Integer> covered) {

    public Task {
        inputs = List.copyOf(inputs);
        posts = List.copyOf(posts);
        covered = List.copyOf(covered);
    }

    /** What can be fused behind an operation. */
    public sealed interface Post {

        /** Batch normalisation of this node, folded into weights where nothing stands between. */
        record Norm(Node node) implements Post {}

        /** Plus a value of the same shape. */
        record Plus(int value) implements Post {}

        /** Times a gate per channel. */
        record Times(int value) implements Post {}

        record Relu() implements Post {}

        record Sigmoid() implements Post {}
    }

    /** {@return the batch norm that is folded into the weights, if one follows at once} */
    public Optional<Node> folded() {
        return !posts.isEmpty() && posts.getFirst() instanceof Post.Norm norm
                ? Optional.of(norm.node())
                : Optional.empty();
    }

    /** {@return what follows behind the weights} */
    public List<Post> behind() {
        return folded().isPresent() ? posts.subList(1, posts.size()) : posts;
    }

    /**
     * {@return the value to which a convolution may add its own where it lies: that which it adds
     * first, if it reads it for nothing else}
     */
    public Optional<Integer> addsTo() {
        return base.op() instanceof Op.Conv2d
                        && !behind().isEmpty()
                        && behind().getFirst() instanceof Post.Plus plus
                        && Collections.frequency(reads(), plus.value()) == 1
                ? Optional.of(plus.value())
                : Optional.empty();
    }

    /** {@return every value that must be there before the task runs} */
    public List<Integer> reads() {
        List<Integer> reads = new ArrayList<>(inputs);
        for (Post post : posts) {
            switch (post) {
                case Post.Plus plus -> reads.add(plus.value());
                case Post.Times times -> reads.add(times.value());
                case Post.Norm norm -> {}
                case Post.Relu relu -> {}
                case Post.Sigmoid sigmoid -> {}
            }
        }
        return reads;
    }
}
