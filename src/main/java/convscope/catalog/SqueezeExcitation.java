package convscope.catalog;

import convscope.model.Branch;
import convscope.model.Called;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Parameter;
import convscope.model.Recipe;
import convscope.model.Shape;
import java.util.List;
import java.util.Locale;

/**
 * Squeeze-and-excitation: the mean of every channel, two small layers and a sigmoid give a gate per
 * channel. Hu et al., Squeeze-and-Excitation Networks, 2017, arXiv:1709.01507, figure 2. The two
 * fully connected layers are 1x1 convolutions with bias, the same function; the hidden vector has
 * floor(C / reduction) values.
 */
@Called(kind = "se", title = "Squeeze-and-excitation", palette = "squeeze-and-excitation")
public record SqueezeExcitation(
        @Parameter(
                        says = "channels are divided by this in the hidden vector",
                        initial = "16",
                        divides = Parameter.INPUT)
                int reduction)
        implements Recipe {

    @Override
    public String caption() {
        return "SE: r = " + reduction;
    }

    @Override
    public Unfolding unfold(Shape input) {
        int channels = input.channels();
        if (reduction > channels) {
            return new Refused(
                    "reduction",
                    String.format(
                            Locale.ROOT,
                            "reduction (%d) must not exceed the channels (%d)",
                            reduction,
                            channels),
                    List.of(Integer.toString(channels)));
        }
        return new Unfolded(
                Parallel.of(
                        Merge.MULTIPLY,
                        Branch.identity(),
                        Branch.of(
                                new Named("squeeze", new Layer.GlobalAvgPool()),
                                new Named("reduce", dense(channels / reduction)),
                                new Named("hidden", new Layer.Relu()),
                                new Named("expand", dense(channels)),
                                new Named("gate", new Layer.Sigmoid()))));
    }

    private static Layer dense(int out) {
        return Layer.Conv.same(out, 1, 1, 1).withBias();
    }
}
