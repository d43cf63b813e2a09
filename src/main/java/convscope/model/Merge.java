package convscope.model;

/** How the branches of a {@link Parallel} come together. */
public sealed interface Merge {

    Merge ADD = new Add();
    Merge CONCAT = new Concat();
    Merge MULTIPLY = new Multiply();

    /** Element by element sum; all branches give one shape. */
    record Add() implements Merge {}

    /** Channels one after the other; all branches give maps of one extent. */
    record Concat() implements Merge {}

    /**
     * A map multiplied channel by channel with gates: the first branch gives maps, every other one
     * a gate per channel (C x 1 x 1). Hu et al., Squeeze-and-Excitation Networks, figure 2.
     */
    record Multiply() implements Merge {}

    /**
     * Selective attention between branches (Li et al., Selective Kernel Networks, 2019,
     * arXiv:1903.06586, figure 1; split attention of ResNeSt, 2020, with groups): the branches are
     * summed and squeezed to one value per channel, reduced to {@code max(C / reduction, minimum)}
     * channels with batch norm and ReLU, one logit per branch and channel follows, softmax runs
     * across the branches, and the branches are summed with these weights.
     *
     * @param reduction channels are divided by this in the hidden vector, 1 to 1024
     * @param minimum the hidden vector has at least so many channels (L in the paper, 32)
     * @param groups groups of both small convolutions: the cardinality of split attention
     * @param bias whether both small convolutions have a bias (split attention has)
     */
    record Attend(
            @Parameter(
                            says = "the hidden vector has channels / reduction values",
                            initial = "16",
                            divides = Parameter.INPUT)
                    int reduction,
            @Parameter(says = "the hidden vector has at least so many values", initial = "32")
                    int minimum,
            @Parameter(
                            says = "groups of the two small convolutions",
                            initial = "1",
                            divides = Parameter.INPUT)
                    int groups,
            @Parameter(says = "whether the two small convolutions have a bias", initial = "false")
                    boolean bias)
            implements Merge {

        public Attend {
            Check.between("reduction", reduction, 1, Parameter.MOST_CHANNELS);
            Check.between("minimum", minimum, 1, Parameter.MOST_CHANNELS);
            Check.between("groups", groups, 1, Parameter.MOST_CHANNELS);
        }
    }
}
