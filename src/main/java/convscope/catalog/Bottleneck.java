package convscope.catalog;

import convscope.model.Called;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.Recipe;
import convscope.model.Shape;
import convscope.model.Usual;
import java.util.List;
import java.util.Locale;

/**
 * The bottleneck residual block, 1x1, 3x3, 1x1. He et al., Deep Residual Learning for Image
 * Recognition, 2015, arXiv:1512.03385, figure 5 right. The paper strides on the first 1x1; the
 * default here is the 3x3, as torchvision and all later papers have it.
 */
@Called(kind = "bottleneck", title = "Bottleneck residual block")
public record Bottleneck(
        @Parameter(says = "channels of the 3x3 convolution", typical = "64", usual = Usual.COUNTS)
                int width,
        @Parameter(says = "output channels", typical = "256", usual = Usual.CHANNELS) int out,
        @Parameter(says = "stride of the block", initial = "1", most = 1024, usual = Usual.STEPS)
                int stride,
        @Parameter(says = "which convolution strides", initial = "3x3") StrideOn strideOn,
        @Parameter(says = "what joins the sum beside the residual", initial = "B")
                Shortcut shortcut,
        @Parameter(
                        says = "reduction of squeeze-and-excitation, 0 for none",
                        initial = "0",
                        least = 0,
                        divides = "out")
                int se)
        implements Recipe {

    /** Which convolution of a bottleneck strides. */
    public enum StrideOn {
        FIRST("1x1"),
        MIDDLE("3x3");

        private final String notation;

        StrideOn(String notation) {
            this.notation = notation;
        }

        @Override
        public String toString() {
            return notation;
        }
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "%s: %d, %d%s",
                Captions.residual("bottleneck", se),
                width,
                out,
                Captions.stride(stride));
    }

    @Override
    public Unfolding unfold(Shape input) {
        int first = strideOn == StrideOn.FIRST ? stride : 1;
        int middle = strideOn == StrideOn.MIDDLE ? stride : 1;
        return shortcut.around(
                List.of(
                        Layer.Conv.same(width, 1, first, 1),
                        Layer.BatchNorm.standard(),
                        new Layer.Relu(),
                        Layer.Conv.same(width, 3, middle, 1),
                        Layer.BatchNorm.standard(),
                        new Layer.Relu(),
                        Layer.Conv.same(out, 1, 1, 1),
                        Layer.BatchNorm.standard()),
                out,
                stride,
                se,
                input);
    }
}
