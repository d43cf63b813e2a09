package convscope.engine.cuda;

import java.util.List;

/** What the choice of an algorithm depends on: extents and window, wherever the numbers lie. */
record Convolution(List<Integer> from, List<Integer> weight, Call.Window window, List<Integer> to) {

    static Convolution of(
            DeviceTensor from, DeviceTensor weight, Call.Window window, DeviceTensor to) {
        return new Convolution(from.sizes(), weight.sizes(), window, to.sizes());
    }
}
