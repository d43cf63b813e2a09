package convscope.catalog;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Called;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Parameter;
import convscope.model.Recipe;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.model.Usual;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The aggregated residual block in its three equivalent forms. Xie et al., Aggregated Residual
 * Transformations for Deep Neural Networks, 2016, arXiv:1611.05431, figure 3. In form A the last
 * batch norm stands after the aggregation, as the paper's footnote says; only so are the forms
 * equal. The stride sits on the 3x3.
 */
@Called(kind = "resnext", title = "ResNeXt block", palette = "ResNeXt")
public record ResNeXt(
        @Parameter(
                        says =
                                "how the block is written: A paths, B early concatenation, C"
                                        + " grouped",
                        initial = "C")
                Form form,
        @Parameter(
                        says = "number of paths, or groups",
                        initial = "32",
                        most = Branch.MOST_COPIES,
                        usual = Usual.COUNTS)
                int cardinality,
        @Parameter(
                        says = "channels of each path's 3x3 convolution",
                        initial = "4",
                        most = 1024,
                        usual = Usual.COUNTS)
                int width,
        @Parameter(says = "output channels", typical = "256", usual = Usual.CHANNELS) int out,
        @Parameter(
                        says = "stride of the 3x3 convolution",
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

    /** The panels of figure 3. */
    public enum Form {
        /** Paths of three convolutions each, summed. */
        A,
        /** Paths of two convolutions each, concatenated, then one 1x1. */
        B,
        /** One grouped convolution between two 1x1. */
        C
    }

    /** {@return the same block written in another form} */
    public ResNeXt withForm(Form other) {
        return new ResNeXt(other, cardinality, width, out, stride, shortcut, se);
    }

    /** {@return the same block with so many paths of such a width} */
    public ResNeXt withPaths(int paths, int channels) {
        return new ResNeXt(form, paths, channels, out, stride, shortcut, se);
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "%s (%s): C = %d, d = %d, %d%s",
                Captions.residual("ResNeXt", se),
                form.name().toLowerCase(Locale.ROOT),
                cardinality,
                width,
                out,
                Captions.stride(stride));
    }

    @Override
    public Unfolding unfold(Shape input) {
        Optional<Refused> tooWide = Refused.ifTooWide("cardinality", cardinality, "width", width);
        if (tooWide.isPresent()) {
            return tooWide.get();
        }
        List<Block> residual =
                switch (form) {
                    case A -> List.of(paths(Merge.ADD, expand()), Layer.BatchNorm.standard());
                    case B -> List.of(paths(Merge.CONCAT), expand(), Layer.BatchNorm.standard());
                    case C -> grouped();
                };
        return shortcut.around(residual, out, stride, se, input);
    }

    private Block paths(Merge merge, Block... last) {
        Sequence path =
                new Sequence(
                        List.of(
                                Layer.Conv.same(width, 1, 1, 1),
                                Layer.BatchNorm.standard(),
                                new Layer.Relu(),
                                Layer.Conv.same(width, 3, stride, 1),
                                Layer.BatchNorm.standard(),
                                new Layer.Relu()));
        for (Block block : last) {
            path = path.inserted(path.blocks().size(), block);
        }
        return Parallel.of(merge, new Branch(cardinality, path));
    }

    private Layer expand() {
        return Layer.Conv.same(out, 1, 1, 1);
    }

    private List<Block> grouped() {
        int channels = cardinality * width;
        return List.of(
                Layer.Conv.same(channels, 1, 1, 1),
                Layer.BatchNorm.standard(),
                new Layer.Relu(),
                Layer.Conv.same(channels, 3, stride, cardinality),
                Layer.BatchNorm.standard(),
                new Layer.Relu(),
                expand(),
                Layer.BatchNorm.standard());
    }
}
