package convscope.graph;

import convscope.graph.Fit.Fits;
import convscope.graph.Fit.Misfit;
import convscope.model.Extent;
import convscope.model.Merge;
import convscope.model.Path;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations of a merge. */
record Merging(Emitter emitter, Path path) {

    /** Adds the merge of these values; the last node added bears the parallel's own path. */
    Fit merge(Merge merge, List<Integer> branches) {
        return switch (merge) {
            case Merge.Add add -> emitter.emit(path, "add", new Op.Add(), branches);
            case Merge.Concat concat -> emitter.emit(path, "concat", new Op.Concat(), branches);
            case Merge.Multiply multiply -> multiply(branches);
            case Merge.Attend attend -> attend(attend, branches);
        };
    }

    private Fit multiply(List<Integer> branches) {
        if (branches.size() < 2) {
            return Misfit.because("a multiplication needs a map and at least one gate");
        }
        int product = branches.getFirst();
        Fit fit = Misfit.because("no gate");
        for (int gate = 1; gate < branches.size(); gate++) {
            boolean last = gate == branches.size() - 1;
            Path at = last ? path : path.child("product" + gate);
            fit =
                    emitter.emit(
                            at,
                            "multiply",
                            new Op.MulChannel(),
                            List.of(product, branches.get(gate)));
            if (fit instanceof Misfit) {
                return fit;
            }
            product = emitter.size() - 1;
        }
        return fit;
    }

    /**
     * Li et al. 2019, figure 1: fuse, squeeze, reduce, one logit vector a branch, softmax, select.
     */
    private Fit attend(Merge.Attend attend, List<Integer> branches) {
        Fit fused = emitter.emit(path.child("fuse"), "add", new Op.Add(), branches);
        if (!(fused instanceof Fits(Shape shape))) {
            return fused;
        }
        int channels = shape.channels();
        int hidden = Math.max(channels / attend.reduction(), attend.minimum());
        if (channels % attend.groups() != 0 || hidden % attend.groups() != 0) {
            return new Misfit(
                    "groups",
                    String.format(
                            Locale.ROOT,
                            "groups (%d) must divide the channels (%d) and the hidden vector (%d)",
                            attend.groups(),
                            channels,
                            hidden),
                    Divisors.common(channels, hidden).stream().map(Object::toString).toList());
        }
        int squeeze = small("squeeze", "globalAvgPool", new Op.GlobalAvgPool(), emitter.size() - 1);
        int reduced = small("reduce", "conv", dense(attend, channels, hidden), squeeze);
        int normed = small("norm", "batchNorm", new Op.BatchNorm2d(hidden, 1e-5), reduced);
        int active = small("hidden", "relu", new Op.Relu(), normed);
        int logits =
                small("logits", "conv", dense(attend, hidden, channels * branches.size()), active);
        Op softmax = new Op.RadixSoftmax(branches.size(), attend.groups());
        return select(branches, channels, small("attention", "softmax", softmax, logits));
    }

    private Fit select(List<Integer> branches, int channels, int attention) {
        List<Integer> weighted = new ArrayList<>();
        for (int branch = 0; branch < branches.size(); branch++) {
            Op slice = new Op.SliceChannels(branch * channels, (branch + 1) * channels);
            int gate = small("gate" + (branch + 1), "slice", slice, attention);
            weighted.add(
                    emitter.require(
                            path.child("selected" + (branch + 1)),
                            "multiply",
                            new Op.MulChannel(),
                            List.of(branches.get(branch), gate)));
        }
        return emitter.emit(path, "attend", new Op.Add(), weighted);
    }

    private int small(String name, String kind, Op op, int input) {
        return emitter.require(path.child(name), kind, op, List.of(input));
    }

    private static Op dense(Merge.Attend attend, int in, int out) {
        return new Op.Conv2d(
                in,
                out,
                Extent.ONE,
                Extent.ONE,
                Extent.ZERO,
                Extent.ONE,
                attend.groups(),
                attend.bias());
    }
}
