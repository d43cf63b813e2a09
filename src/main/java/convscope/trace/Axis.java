package convscope.trace;

/**
 * A sliding window along one direction of a map. Position {@code o} of the output reads {@code o *
 * stride - padding + tap * dilation} for each tap of the kernel.
 *
 * @param input extent of the input in pixels
 * @param output positions of the window
 * @param kernel taps
 * @param stride pixels from one position to the next
 * @param padding zeros before the input, and as many behind
 * @param dilation pixels from one tap to the next
 */
public record Axis(int input, int output, int kernel, int stride, int padding, int dilation) {

    /** {@return an axis whose one position reads the whole input} */
    static Axis whole(int input) {
        return new Axis(input, 1, input, 1, 0, 1);
    }

    /** {@return the input pixel that a tap reads; outside the input where it meets padding} */
    public int at(int position, int tap) {
        return position * stride - padding + tap * dilation;
    }

    /** {@return what lies at an input coordinate} */
    public Cell cell(int at) {
        if (at >= 0 && at < input) {
            return Cell.INPUT;
        }
        return at < input + padding ? Cell.PADDING : Cell.BEYOND;
    }

    /** {@return pixels from a window's first tap to its last, holes included} */
    public int reach() {
        return dilation * (kernel - 1) + 1;
    }

    /** {@return how many taps lie before the input} */
    public int tapsBefore(int position) {
        int tap = 0;
        while (tap < kernel && at(position, tap) < 0) {
            tap++;
        }
        return tap;
    }

    /** {@return how many taps lie behind the input} */
    public int tapsBehind(int position) {
        int tap = 0;
        while (tap < kernel && at(position, kernel - 1 - tap) >= input) {
            tap++;
        }
        return tap;
    }

    /** {@return whether other taps lie outside the input than one position before} */
    public boolean edgeBegins(int position) {
        return position == 0
                || tapsBefore(position) != tapsBefore(position - 1)
                || tapsBehind(position) != tapsBehind(position - 1);
    }

    /** {@return the input coordinate of the middle of a window} */
    public double centre(int position) {
        return at(position, 0) + (reach() - 1) / 2.0;
    }

    /** {@return whether any tap at any position reads this input pixel} */
    public boolean reads(int at) {
        for (int tap = 0; tap < kernel; tap++) {
            int start = at + padding - tap * dilation;
            if (start >= 0 && start % stride == 0 && start / stride < output) {
                return true;
            }
        }
        return false;
    }

    /** {@return the position whose window is centred nearest to an input pixel} */
    public int nearest(double at) {
        double start = at + padding - (reach() - 1) / 2.0;
        return Math.clamp(Math.round(start / stride), 0, output - 1);
    }
}
