package convscope.rewrite;

import convscope.rewrite.Match.Applies;
import java.util.List;
import java.util.Optional;

/** A convolution without bias = one with a bias of zeros. Back only if it is zero. */
record ZeroBias() implements Rule {

    private static final String ADDED = "the convolution (%s) gets a bias of zeros";
    private static final String DROPPED = "the convolution (%s) loses its bias, which must be zero";

    @Override
    public String name() {
        return "bias of zeros";
    }

    @Override
    public String says() {
        return "A convolution without bias is one with a bias of zeros.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        Optional<ConvolutionLeaf> found = ConvolutionLeaf.of(site.step());
        if (found.isEmpty()) {
            return Match.refused("here is no convolution");
        }
        ConvolutionLeaf conv = found.get();
        boolean adds = direction == Direction.FORWARD;
        if (conv.layer().bias() == adds) {
            return Match.refused(
                    adds ? "the convolution has a bias" : "the convolution has no bias to lose");
        }
        Term changed =
                conv.like(
                        conv.leaf().input(),
                        conv.out(),
                        conv.groups(),
                        adds,
                        conv.weight(),
                        conv.bias());
        return new Applies(
                1,
                List.of(changed),
                (adds ? ADDED : DROPPED).formatted(conv),
                (adds ? DROPPED : ADDED).formatted(conv),
                adds);
    }
}
