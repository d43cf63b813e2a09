package convscope.proof;

import org.nd4j.linalg.api.buffer.DataType;

/** In which numbers two sides are compared, and how much rounding is forgiven there. */
public enum Precision {
    FLOAT32("float32", DataType.FLOAT, 1e-5),
    FLOAT64("float64", DataType.DOUBLE, 1e-12);

    private final String word;
    private final DataType type;
    private final double threshold;

    Precision(String word, DataType type, double threshold) {
        this.word = word;
        this.type = type;
        this.threshold = threshold;
    }

    public DataType type() {
        return type;
    }

    /** {@return the greatest relative difference at which two sides count as equal} */
    public double threshold() {
        return threshold;
    }

    /**
     * {@return the precision of such numbers}
     *
     * @throws IllegalArgumentException if they are neither float32 nor float64
     */
    static Precision of(DataType type) {
        for (Precision precision : values()) {
            if (precision.type == type) {
                return precision;
            }
        }
        throw new IllegalArgumentException(
                "numbers are compared in float32 or float64, not " + type);
    }

    /** {@return as it is written: {@code float32}} */
    @Override
    public String toString() {
        return word;
    }
}
