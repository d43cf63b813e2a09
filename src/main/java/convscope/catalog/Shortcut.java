package convscope.catalog;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe.Refused;
import convscope.model.Recipe.Unfolded;
import convscope.model.Recipe.Unfolding;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The three shortcuts of He et al., Deep Residual Learning, 2015, arXiv:1512.03385, section 3.3 and
 * table 3.
 */
public enum Shortcut {
    /** Free of parameters: every stride-th pixel, and channels of zeros behind. */
    A,
    /** A 1x1 projection with batch norm where the shape changes, else the identity. */
    B,
    /** A projection always. */
    C;

    /** The residual before and after the addition, as all recipes of this family end. */
    Unfolding around(List<Block> residual, int out, int stride, int reduction, Shape input) {
        boolean changes = stride != 1 || out != input.channels();
        if (this == A && out < input.channels()) {
            return new Refused(
                    "out",
                    String.format(
                            Locale.ROOT,
                            "shortcut A only adds channels: out (%d) is at least the input channels (%d)",
                            out,
                            input.channels()),
                    List.of(Integer.toString(input.channels())));
        }
        if (reduction > out) {
            return new Refused(
                    "se",
                    String.format(
                            Locale.ROOT,
                            "reduction (%d) must not exceed the channels (%d)",
                            reduction,
                            out),
                    List.of(Integer.toString(out)));
        }
        List<Block> branch = new ArrayList<>(residual);
        if (reduction > 0) {
            branch.add(new SqueezeExcitation(reduction));
        }
        Parallel sum =
                Parallel.of(
                        Merge.ADD,
                        new Branch(1, new Sequence(branch)),
                        changes || this == C ? changing(out, stride, input) : Branch.identity());
        return new Unfolded(Sequence.of(sum, new Layer.Relu()));
    }

    private Branch changing(int out, int stride, Shape input) {
        List<Block> path = new ArrayList<>();
        if (this == A) {
            if (stride != 1) {
                path.add(new Layer.Subsample(stride));
            }
            if (out != input.channels()) {
                path.add(new Layer.PadChannels(0, out - input.channels()));
            }
        } else {
            path.add(Layer.Conv.same(out, 1, stride, 1));
            path.add(Layer.BatchNorm.standard());
        }
        return Branch.of(new Named("shortcut", new Sequence(path)));
    }
}
