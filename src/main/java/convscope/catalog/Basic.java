package convscope.catalog;

import convscope.model.Called;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.Recipe;
import convscope.model.Shape;
import convscope.model.Usual;
import java.util.List;

/**
 * The basic residual block, two 3x3 convolutions. He et al., Deep Residual Learning for Image
 * Recognition, 2015, arXiv:1512.03385, figure 5 left; squeeze-and-excitation (Hu et al., 2017)
 * before the addition where {@code se} is not 0.
 */
@Called(kind = "basic", title = "Basic residual block")
public record Basic(
        @Parameter(says = "output channels", typical = "64", usual = Usual.CHANNELS) int out,
        @Parameter(
                        says = "stride of the first convolution",
                        initial = "1",
                        most = 1024,
                        usual = Usual.STEPS)
                int stride,
        @Parameter(says = "what joins the sum beside the residual", initial = "B")
                Shortcut shortcut,
        @Parameter(
                        says = "reduction of squeeze-and-excitation, 0 for none",
                        initial = "0",
                        least = 0,
                        divides = "out")
                int se)
        implements Recipe {

    @Override
    public String caption() {
        return Captions.residual("basic", se) + ": 3x3, " + out + Captions.stride(stride);
    }

    @Override
    public Unfolding unfold(Shape input) {
        return shortcut.around(
                List.of(
                        Layer.Conv.same(out, 3, stride, 1),
                        Layer.BatchNorm.standard(),
                        new Layer.Relu(),
                        Layer.Conv.same(out, 3, 1, 1),
                        Layer.BatchNorm.standard()),
                out,
                stride,
                se,
                input);
    }
}
