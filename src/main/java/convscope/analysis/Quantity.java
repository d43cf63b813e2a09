package convscope.analysis;

/**
 * What is counted, batch 1. Each adds up over operations.
 *
 * <p>The total of multiply-adds is convolutions and fully connected layers alone, as the papers
 * have it; what those leave out has a quantity of its own.
 */
public enum Quantity {
    /** Everything that training changes: weights, biases, gamma and beta. */
    PARAMETERS("parameters", ""),
    /** Kernels of convolutions, matrices of fully connected layers. */
    WEIGHTS("weights", ""),
    BIASES("biases", ""),
    /** Gamma and beta of batch norms. */
    NORM_PARAMETERS("gamma and beta", ""),
    /** Running means and variances: stored, not trained, not parameters. */
    BUFFERS("buffers", ""),
    /** Multiply-adds of convolutions and fully connected layers; the papers call them FLOPs. */
    MACS("multiply-adds", "MACs"),
    /** Twice the multiply-adds. */
    FLOPS("floating-point operations", "FLOPs"),
    /** One per value to which a convolution or fully connected layer adds its bias. */
    BIAS_ADDITIONS("bias additions", ""),
    /** Values that pass a batch norm or a local response normalisation. */
    NORMALISATIONS("normalised values", ""),
    /** Values that pass ReLU, sigmoid or a softmax. */
    ACTIVATIONS("activated values", ""),
    /** Values read under the windows of poolings, padding counted as read. */
    POOLING_READS("values read by pooling", ""),
    /** One per value and branch beyond the first. */
    ADDITIONS("additions of branches", ""),
    /** One per value that a gate or a constant multiplies. */
    MULTIPLICATIONS("gate multiplications", ""),
    /** Every operation's output in float32; the design's input is not counted. */
    ACTIVATION_BYTES("activation memory", "bytes"),
    /** Parameters if every convolution had one group. */
    DENSE_PARAMETERS("parameters of the dense equivalent", ""),
    /** Multiply-adds if every convolution had one group. */
    DENSE_MACS("multiply-adds of the dense equivalent", "MACs");

    private final String label;
    private final String unit;

    Quantity(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /** {@return its name on screen, lower case} */
    public String label() {
        return label;
    }

    /** {@return the word behind a number of it, or empty} */
    public String unit() {
        return unit;
    }

    /** {@return so much of it in a few characters: {@code 4.23 G MACs}, {@code 3.06 MiB}} */
    public String brief(long amount) {
        if (this == ACTIVATION_BYTES) {
            return NumberText.memory(amount);
        }
        return unit.isEmpty() ? NumberText.brief(amount) : NumberText.brief(amount) + " " + unit;
    }
}
