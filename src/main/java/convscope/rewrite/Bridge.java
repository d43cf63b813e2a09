package convscope.rewrite;

import convscope.model.Extent;
import convscope.model.Layer;
import convscope.rewrite.NormalForm.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two convolutions on one input that differ in what zeros can fill: groups, a bias, a margin of the
 * kernel.
 */
final class Bridge {

    private Bridge() {}

    /** {@return the steps from one to the other at that address, if there are any} */
    static Optional<List<Mark>> between(Layer.Conv one, Layer.Conv two, Address at) {
        List<Mark> marks = new ArrayList<>();
        int margin = (two.kernel().height() - one.kernel().height()) / 2;
        if (margin != 0) {
            marks.add(mark(Rules.LARGER_KERNEL, margin > 0, at, Math.abs(margin)));
        }
        if (one.groups() != two.groups()) {
            boolean fewer = one.groups() % two.groups() == 0;
            marks.add(mark(Rules.DENSE_CONVOLUTION, fewer, at, two.groups()));
        }
        if (one.bias() != two.bias()) {
            marks.add(mark(Rules.ZERO_BIAS, two.bias(), at, 0));
        }
        boolean divides = one.groups() % two.groups() == 0 || two.groups() % one.groups() == 0;
        return divides && bridged(one, two, margin).equals(two)
                ? Optional.of(marks)
                : Optional.empty();
    }

    private static Mark mark(Rule rule, boolean forward, Address at, int choice) {
        return new Mark(rule, forward ? Direction.FORWARD : Direction.BACKWARD, at, choice);
    }

    /** {@return the first with all that zeros can fill as the second has it} */
    private static Layer.Conv bridged(Layer.Conv one, Layer.Conv two, int margin) {
        return new Layer.Conv(
                one.out(),
                new Extent(
                        Math.max(1, one.kernel().height() + 2 * margin),
                        Math.max(1, one.kernel().width() + 2 * margin)),
                one.stride(),
                new Extent(
                        Math.max(0, one.padding().height() + margin * one.dilation().height()),
                        Math.max(0, one.padding().width() + margin * one.dilation().width())),
                one.dilation(),
                two.groups(),
                two.bias());
    }
}
