package convscope.kernel;

/** Weights along one direction, all made of the binomial coefficients (1), (1 1), (1 2 1), ... */
final class Taps {

    private Taps() {}

    /**
     * {@return binomial coefficients over their sum: a Gaussian of variance {@code (n - 1) / 4}}
     */
    static double[] smooth(int n) {
        double[] taps = {1};
        for (int i = 1; i < n; i++) {
            taps = convolved(taps, new double[] {0.5, 0.5});
        }
        return taps;
    }

    /** {@return a smoothed difference, (-1 0 1) for 3; n is 2 or more; a slope of 1 gives 2} */
    static double[] slope(int n) {
        return convolved(smooth(n - 1), new double[] {-2, 2});
    }

    /** {@return a smoothed second difference, (1 -2 1) for 3; n is 3 or more} */
    static double[] curvature(int n) {
        return convolved(smooth(n - 2), new double[] {1, -2, 1});
    }

    /** {@return (0, smooth of n - 2, 0): what {@link #curvature} is smoothed with, across it} */
    static double[] besideCurvature(int n) {
        return convolved(smooth(n - 2), new double[] {0, 1, 0});
    }

    /** {@return all zero but a 1 in the middle, the one before it where n is even} */
    static double[] middle(int n) {
        double[] taps = new double[n];
        taps[(n - 1) / 2] = 1;
        return taps;
    }

    /** {@return n taps of {@code 1 / n}} */
    static double[] even(int n) {
        double[] taps = new double[n];
        java.util.Arrays.fill(taps, 1.0 / n);
        return taps;
    }

    /** {@return the kernel of height x width weights, row by row} */
    static double[] outer(double[] column, double[] row) {
        double[] kernel = new double[column.length * row.length];
        for (int y = 0; y < column.length; y++) {
            for (int x = 0; x < row.length; x++) {
                kernel[y * row.length + x] = column[y] * row[x];
            }
        }
        return kernel;
    }

    private static double[] convolved(double[] taps, double[] with) {
        double[] result = new double[taps.length + with.length - 1];
        for (int i = 0; i < taps.length; i++) {
            for (int j = 0; j < with.length; j++) {
                result[i + j] += taps[i] * with[j];
            }
        }
        return result;
    }
}
