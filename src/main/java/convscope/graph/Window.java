package convscope.graph;

import convscope.graph.Fit.Fits;
import convscope.graph.Fit.Misfit;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The extent that a sliding window leaves: {@code floor((x + 2 padding - dilation (kernel - 1) - 1)
 * / stride) + 1}, or rounded up with the last window starting inside the input or the left padding.
 */
record Window(Extent kernel, Extent stride, Extent padding, Extent dilation, boolean ceil) {

    /** {@return the output shape with so many channels} */
    Fit over(Shape input, int channels) {
        int rows = reach(kernel.height(), dilation.height());
        int columns = reach(kernel.width(), dilation.width());
        if (rows > input.height() + 2 * padding.height()) {
            return tooLarge("height", rows, input.height(), padding.height(), dilation.height());
        }
        if (columns > input.width() + 2 * padding.width()) {
            return tooLarge("width", columns, input.width(), padding.width(), dilation.width());
        }
        return new Fits(
                new Shape(
                        channels,
                        extent(input.height(), rows, stride.height(), padding.height()),
                        extent(input.width(), columns, stride.width(), padding.width())));
    }

    private static int reach(int kernel, int dilation) {
        return dilation * (kernel - 1) + 1;
    }

    private int extent(int input, int reach, int stride, int padding) {
        int room = input + 2 * padding - reach;
        if (!ceil) {
            return room / stride + 1;
        }
        int rounded = (room + stride - 1) / stride + 1;
        return (rounded - 1) * stride >= input + padding ? rounded - 1 : rounded;
    }

    private static Misfit tooLarge(
            String direction, int reach, int input, int padding, int dilation) {
        int largest = (input + 2 * padding - 1) / dilation + 1;
        return new Misfit(
                "kernel",
                String.format(
                        Locale.ROOT,
                        "the window's %s (%d) must not exceed the padded input's (%d + 2 x %d = %d)",
                        direction,
                        reach,
                        input,
                        padding,
                        input + 2 * padding),
                IntStream.rangeClosed(Math.max(1, largest - 2), largest)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** Pooling's padding is at most half its window, as in PyTorch. */
    Fit pooling(Shape input) {
        int most = Math.min(kernel.height(), kernel.width()) / 2;
        if (2 * padding.height() > kernel.height() || 2 * padding.width() > kernel.width()) {
            return new Misfit(
                    "padding",
                    "padding (%s) must not exceed half the window (%s)".formatted(padding, kernel),
                    List.of(most == 0 ? "0" : "0 to " + most));
        }
        return over(input, input.channels());
    }
}
