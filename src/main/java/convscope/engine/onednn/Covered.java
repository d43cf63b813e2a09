package convscope.engine.onednn;

import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.stream.IntStream;

/**
 * What a convolution's windows cover of its padded input, for the few that oneDNN 3.11 does not
 * compute where the padding is only told: it crashes, or adds up wrongly, where a window meets no
 * column of the input, be it beside it or with its taps on both sides, and it computes a single
 * wide step wrongly where its kernels put several channels into one. And it skips the padding,
 * where zero times a weight that is infinite or no number would be none. So the padding is made of
 * real zeros there, and a convolution without padding runs over them.
 *
 * @param conv the convolution as it was asked for
 * @param input the shape that it reads
 * @param output the shape that it gives
 */
record Covered(Op.Conv2d conv, Shape input, Shape output) {

    /** {@return whether this is one of them, or zeros count because not all weights are finite} */
    boolean needed(boolean finite) {
        return (!finite && !conv.padding().equals(Extent.ZERO))
                || (output.width() == 1 && conv.stride().width() > 1)
                || IntStream.range(0, output.width()).anyMatch(this::meetsPaddingOnly);
    }

    private boolean meetsPaddingOnly(int column) {
        long first = (long) column * conv.stride().width() - conv.padding().width();
        return IntStream.range(0, conv.kernel().width())
                .mapToLong(tap -> first + (long) tap * conv.dilation().width())
                .noneMatch(at -> at >= 0 && at < input.width());
    }

    /** {@return the shape of what the windows cover together, from the first one's corner on} */
    Shape shape() {
        return new Shape(
                input.channels(),
                (output.height() - 1) * conv.stride().height() + reach().height(),
                (output.width() - 1) * conv.stride().width() + reach().width());
    }

    private Extent reach() {
        return new Extent(
                (conv.kernel().height() - 1) * conv.dilation().height() + 1,
                (conv.kernel().width() - 1) * conv.dilation().width() + 1);
    }

    /** {@return how much of the input the windows cover: its first rows and columns, or none} */
    Extent met() {
        return new Extent(
                Math.clamp(shape().height() - conv.padding().height(), 0, input.height()),
                Math.clamp(shape().width() - conv.padding().width(), 0, input.width()));
    }

    /** {@return the same convolution over what is covered; where there is one window, no stride} */
    Op.Conv2d unpadded() {
        Extent stride =
                new Extent(
                        output.height() == 1 ? 1 : conv.stride().height(),
                        output.width() == 1 ? 1 : conv.stride().width());
        return new Op.Conv2d(
                conv.in(),
                conv.out(),
                conv.kernel(),
                stride,
                Extent.ZERO,
                conv.dilation(),
                conv.groups(),
                conv.bias());
    }
}
