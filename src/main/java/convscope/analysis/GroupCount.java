package convscope.analysis;

import convscope.graph.Node;
import convscope.graph.Op;
import java.util.Locale;

/**
 * What groups save, with the numbers in it. Every filter sees {@code C_in / G} channels, so that
 * the number of weights is divided by G once: {@code K*K*(C_in/G)*C_out}, where {@code C_out}
 * counts the filters of all groups together. To multiply by G again counts every filter G times.
 *
 * @param conv the convolution
 * @param pixels how many output pixels there are
 */
public record GroupCount(Op.Conv2d conv, long pixels) {

    public static GroupCount of(Op.Conv2d conv, Node node) {
        return new GroupCount(conv, node.output().area());
    }

    /** {@return the weights that there are, bias not counted} */
    public long weights() {
        return Saturating.product(kernels(), conv.kernel().area());
    }

    /** {@return how many kernels there are: one for each wire} */
    public long kernels() {
        return (long) (conv.in() / conv.groups()) * conv.out();
    }

    /** {@return the weights without groups} */
    public long dense() {
        return Saturating.product((long) conv.in() * conv.out(), conv.kernel().area());
    }

    /** {@return what comes out if the groups are multiplied in again: as many as without groups} */
    public long mistaken() {
        return Saturating.product(weights(), conv.groups());
    }

    /** {@return the multiply-adds: every weight once for each output pixel} */
    public long multiplyAdds() {
        return Saturating.product(weights(), pixels);
    }

    /** {@return e.g. {@code 3*3*(128/32)*128}} */
    public String formula() {
        return String.format(
                Locale.ROOT,
                "%d*%d*(%d/%d)*%d",
                conv.kernel().height(),
                conv.kernel().width(),
                conv.in(),
                conv.groups(),
                conv.out());
    }

    /** {@return e.g. {@code 3*3*128*128}} */
    public String denseFormula() {
        return String.format(
                Locale.ROOT,
                "%d*%d*%d*%d",
                conv.kernel().height(),
                conv.kernel().width(),
                conv.in(),
                conv.out());
    }

    /** {@return e.g. {@code 3*3*(128/32)*128*32}} */
    public String mistakenFormula() {
        return formula() + "*" + conv.groups();
    }

    /** {@return the change against the dense one, e.g. -0.969} */
    public double change() {
        return 1.0 / conv.groups() - 1;
    }
}
