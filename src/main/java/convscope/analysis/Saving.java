package convscope.analysis;

/**
 * What grouped convolutions save against the same design with dense ones.
 *
 * @param actual as designed
 * @param dense with one group in every convolution
 */
public record Saving(long actual, long dense) {

    /** {@return whether there is any} */
    public boolean any() {
        return actual < dense;
    }

    /** {@return the change against dense: {@code -0.969} where 96.9 % are saved} */
    public double change() {
        return dense == 0 ? 0 : (double) actual / dense - 1;
    }

    /** {@return e.g. {@code dense: 147 456 (-96.9 %)}} */
    public String says() {
        return "dense: " + NumberText.exact(dense) + " (" + NumberText.change(change()) + ")";
    }
}
