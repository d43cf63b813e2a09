package convscope.rewrite;

import java.util.List;
import java.util.Optional;

/** Every rule, in the order in which they are taught. One line each. */
public final class Rules {

    static final Rule UNFOLDING = new Unfolding();
    static final Rule OPERATIONS_AFTER_CONCAT = new OperationsAfterConcat();
    static final Rule SUM_OF_CONVOLUTIONS = new SumOfConvolutions();
    static final Rule WIDER_CONVOLUTION = new WiderConvolution();
    static final Rule GROUPED_CONVOLUTION = new GroupedConvolution();
    static final Rule DENSE_CONVOLUTION = new DenseConvolution();
    static final Rule FLATTENING = new Flattening();
    static final Rule ZERO_BIAS = new ZeroBias();
    static final Rule LARGER_KERNEL = new LargerKernel();
    static final Rule FOLDED_NORM = new FoldedNorm();
    static final Rule PARALLEL_KERNELS = new ParallelKernels();
    static final Rule MEAN_AS_CONVOLUTION = new MeanAsConvolution();
    static final Rule COMPOSED_CONVOLUTIONS = new ComposedConvolutions();
    static final Rule SHUFFLED_WEIGHTS = new ShuffledWeights();
    static final Rule MOVED_SHUFFLE = new MovedShuffle();
    static final Rule FULLY_CONNECTED_AS_CONVOLUTION = new FullyConnectedAsConvolution();
    static final Rule FOLDED_GATE = new FoldedGate();

    private static final List<Rule> ALL =
            List.of(
                    UNFOLDING,
                    OPERATIONS_AFTER_CONCAT,
                    SUM_OF_CONVOLUTIONS,
                    WIDER_CONVOLUTION,
                    GROUPED_CONVOLUTION,
                    DENSE_CONVOLUTION,
                    ZERO_BIAS,
                    LARGER_KERNEL,
                    FOLDED_NORM,
                    PARALLEL_KERNELS,
                    MEAN_AS_CONVOLUTION,
                    COMPOSED_CONVOLUTIONS,
                    FLATTENING,
                    SHUFFLED_WEIGHTS,
                    MOVED_SHUFFLE,
                    FULLY_CONNECTED_AS_CONVOLUTION,
                    FOLDED_GATE);

    private Rules() {}

    /** {@return all that there are} */
    public static List<Rule> all() {
        return ALL;
    }

    /** {@return the rule of this name} */
    public static Optional<Rule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
