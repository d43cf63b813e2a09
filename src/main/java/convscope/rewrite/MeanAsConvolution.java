package convscope.rewrite;

import convscope.model.Layer;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.SlidingBranch.Otherwise;
import convscope.rewrite.SlidingBranch.Slides;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Leaf;
import java.util.List;
import java.util.Locale;

/**
 * The mean under a window = a convolution of each channel by itself whose taps are all 1 / area.
 * Ding et al., Diverse Branch Block, 2021, arXiv:2103.13425, transform V. There is no way back, for
 * a kernel may hold anything.
 */
record MeanAsConvolution() implements Rule {

    @Override
    public String name() {
        return "mean as convolution";
    }

    @Override
    public String says() {
        return "Average pooling is a convolution of each channel by itself, with one value in all of"
                + " its taps.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        if (direction == Direction.BACKWARD) {
            return Match.refused("a kernel may hold anything, a mean only equal taps");
        }
        if (!(site.step() instanceof Leaf leaf && leaf.layer() instanceof Layer.AvgPool pool)) {
            return Match.refused("here is no average pooling");
        }
        return switch (SlidingBranch.of(Chain.of(leaf.input(), leaf))) {
            case Otherwise(String because) -> Match.refused("the pooling " + because);
            case Slides(Filter mean) ->
                    new Applies(
                            1,
                            List.of(mean.on(leaf.input())),
                            String.format(
                                    Locale.ROOT,
                                    "the mean of %s becomes a convolution in %d groups of one channel: each tap is 1 / %d",
                                    pool.kernel(),
                                    mean.groups(),
                                    pool.kernel().area()),
                            "the convolution takes a mean",
                            true);
        };
    }
}
