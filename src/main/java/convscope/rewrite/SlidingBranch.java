package convscope.rewrite;

import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Shape;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Leaf;
import java.util.List;
import java.util.Optional;

/** A branch of a sum, and whether all of it is one {@link Filter}. */
sealed interface SlidingBranch {

    record Slides(Filter filter) implements SlidingBranch {}

    /** It does not, as half a sentence about the branch. */
    record Otherwise(String because) implements SlidingBranch {}

    /** {@return a convolution, mean, subsampling or nothing, and norms or scalings behind} */
    static SlidingBranch of(Chain branch) {
        List<Term> steps = flat(branch).toList();
        if (steps.isEmpty()) {
            return new Slides(Filter.identity(branch.input().channels()));
        }
        boolean plain = Affine.of(steps.getFirst()).isPresent();
        SlidingBranch first =
                plain
                        ? new Slides(Filter.identity(branch.input().channels()).called("norm"))
                        : filter(steps.getFirst());
        if (!(first instanceof Slides(Filter filter))) {
            return first;
        }
        for (Term step : steps.subList(plain ? 0 : 1, steps.size())) {
            Optional<Affine> affine = Affine.of(step);
            if (affine.isEmpty()) {
                return new Otherwise(
                        "holds a %s behind its first block".formatted(step.bare().block().kind()));
            }
            filter = filter.then(affine.get());
        }
        return new Slides(filter);
    }

    private static java.util.stream.Stream<Term> flat(Chain chain) {
        return chain.steps().stream()
                .map(Term::bare)
                .flatMap(
                        step ->
                                step instanceof Chain inner
                                        ? flat(inner)
                                        : java.util.stream.Stream.of(step))
                .filter(step -> !isNothing(step));
    }

    private static boolean isNothing(Term step) {
        return step instanceof Leaf leaf && leaf.operation().isEmpty();
    }

    private static SlidingBranch filter(Term step) {
        if (!(step instanceof Leaf leaf)) {
            return new Otherwise("holds a " + step.block().kind());
        }
        int channels = leaf.input().channels();
        return switch (leaf.layer()) {
            case Layer.Conv conv -> new Slides(Filter.of(ConvolutionLeaf.of(leaf).orElseThrow()));
            case Layer.Subsample sample ->
                    new Slides(Filter.subsampling(channels, sample.stride()));
            case Layer.AvgPool pool -> mean(pool, leaf.input(), leaf.output());
            default -> new Otherwise("begins with a " + leaf.layer().kind());
        };
    }

    /** A mean is a convolution where every window has one divisor. */
    private static SlidingBranch mean(Layer.AvgPool pool, Shape input, Shape output) {
        if (!pool.countPadding() && !pool.padding().equals(Extent.ZERO)) {
            return new Otherwise("takes means that do not count the padding, each border its own");
        }
        boolean whole =
                fits(
                                input.height(),
                                output.height(),
                                pool.kernel().height(),
                                pool.stride().height(),
                                pool.padding().height())
                        && fits(
                                input.width(),
                                output.width(),
                                pool.kernel().width(),
                                pool.stride().width(),
                                pool.padding().width());
        return whole
                ? new Slides(Filter.mean(input.channels(), pool))
                : new Otherwise("takes means of windows that hang over the border");
    }

    private static boolean fits(int input, int output, int kernel, int stride, int padding) {
        return (output - 1) * stride + kernel <= input + 2 * padding;
    }
}
