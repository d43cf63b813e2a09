package convscope.catalog;

import convscope.model.Block;
import convscope.model.Called;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.Recipe;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.model.Usual;

/**
 * Convolution without bias, batch normalisation, ReLU: the unit from which all of these networks
 * are built. Ioffe and Szegedy, Batch Normalization, 2015, arXiv:1502.03167, section 3.2.
 */
@Called(kind = "conv-unit", title = "Conv unit")
public record ConvUnit(
        @Parameter(says = "output channels", typical = "64", usual = Usual.CHANNELS) int out,
        @Parameter(
                        says = "kernel, height x width in pixels",
                        typical = "3",
                        most = Parameter.MOST_EXTENT,
                        usual = Usual.KERNELS)
                Extent kernel,
        @Parameter(
                        says = "step of the window in pixels",
                        initial = "1",
                        most = Parameter.MOST_EXTENT,
                        usual = Usual.STEPS)
                Extent stride,
        @Parameter(
                        says = "zeros added on every side, in pixels",
                        initial = "0",
                        least = 0,
                        most = Parameter.MOST_EXTENT,
                        usual = Usual.PADDINGS)
                Extent padding,
        @Parameter(
                        says = "distance between the kernel's taps in pixels",
                        initial = "1",
                        most = Parameter.MOST_EXTENT,
                        usual = Usual.STEPS)
                Extent dilation,
        @Parameter(
                        says = "groups of channels that do not see each other",
                        initial = "1",
                        divides = {Parameter.INPUT, "out"})
                int groups)
        implements Recipe {

    @Override
    public String caption() {
        String step = stride.isSquare() ? Captions.stride(stride.height()) : ", /" + stride;
        return "conv unit: " + kernel + ", " + out + step;
    }

    @Override
    public Unfolding unfold(Shape input) {
        return new Unfolded(expression());
    }

    private Block expression() {
        return Sequence.of(
                new Layer.Conv(out, kernel, stride, padding, dilation, groups, false),
                Layer.BatchNorm.standard(),
                new Layer.Relu());
    }
}
