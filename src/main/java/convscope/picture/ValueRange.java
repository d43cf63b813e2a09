package convscope.picture;

/**
 * The values that a colour scale covers.
 *
 * @param min finite, at most max
 * @param max finite
 */
public record ValueRange(double min, double max) {

    public ValueRange {
        if (!(min <= max) || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new IllegalArgumentException("no range from " + min + " to " + max);
        }
    }

    /** {@return the range of the finite values from..to (exclusive); 0 to 0 if there are none} */
    public static ValueRange of(float[] values, int from, int to) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            float value = values[i];
            if (value < min && value >= -Float.MAX_VALUE) {
                min = value;
            }
            if (value > max && value <= Float.MAX_VALUE) {
                max = value;
            }
        }
        // Zero has a sign, which nobody wants to read.
        return min <= max ? new ValueRange(min + 0.0, max + 0.0) : new ValueRange(0, 0);
    }

    /** {@return whether there are values on both sides of zero} */
    public boolean signed() {
        return min < 0 && max > 0;
    }

    /** {@return the least range that holds both} */
    public ValueRange and(ValueRange other) {
        return new ValueRange(Math.min(min, other.min), Math.max(max, other.max));
    }

    /**
     * {@return the range to colour by: zero in the middle if signed, else reaching to zero, so that
     * zero has one colour in every map}
     */
    public ValueRange forColours() {
        if (signed()) {
            double most = Math.max(-min, max);
            return new ValueRange(-most, most);
        }
        return new ValueRange(Math.min(min, 0), Math.max(max, 0));
    }

    /** {@return where the value lies, 0 (min) to 1 (max), beyond them outside; NaN for NaN} */
    public double fraction(double value) {
        return max > min ? (value - min) / (max - min) : value - min;
    }
}
