package convscope.trace;

/**
 * How one output value was made, step by step. Arrays are [input channel of the group][tap row][tap
 * column]; nobody changes them.
 *
 * <p>A mean weighs each tap that counts with 1 / divisor, a maximum the greatest with 1 and all
 * others with 0: so {@code patch * kernel = products} and {@code sum of partial sums + bias =
 * result} hold for all alike.
 *
 * @param making what is done with the values
 * @param channel of the output
 * @param patch where the window stands
 * @param firstInput the first input channel that it reads; the others follow it
 * @param values under the taps, 0 in the padding
 * @param kernel what they are multiplied with
 * @param products of the two
 * @param partialSums of the products of one input channel, row by row
 * @param bias 0 where there is none
 * @param result the partial sums in order, and last the bias, in float64
 */
public record Trace(
        Making making,
        int channel,
        Patch patch,
        int firstInput,
        double[][][] values,
        double[][][] kernel,
        double[][][] products,
        double[] partialSums,
        double bias,
        double result) {

    static Trace of(
            Making making,
            int channel,
            Patch patch,
            int firstInput,
            double[][][] values,
            double[][][] kernel,
            double bias) {
        double[][][] products = new double[values.length][patch.height()][patch.width()];
        double[] partialSums = new double[values.length];
        double result = 0;
        for (int c = 0; c < values.length; c++) {
            for (int i = 0; i < patch.height(); i++) {
                for (int j = 0; j < patch.width(); j++) {
                    products[c][i][j] =
                            product(making, patch.cell(i, j), values[c][i][j], kernel[c][i][j]);
                    partialSums[c] += products[c][i][j];
                }
            }
            result += partialSums[c];
        }
        return new Trace(
                making,
                channel,
                patch,
                firstInput,
                values,
                kernel,
                products,
                partialSums,
                bias,
                result + bias);
    }

    /**
     * What a pool does not count gives 0, even where it meets an infinity; a weight counts in the
     * padding too, where an infinite one makes what is not a number. No zero has a sign.
     */
    private static double product(Making making, Cell cell, double value, double factor) {
        boolean counts = cell == Cell.INPUT && factor != 0;
        return making instanceof Making.WeightedSum || counts ? value * factor + 0.0 : 0;
    }

    /** {@return how many input channels the window reads} */
    public int inputs() {
        return values.length;
    }
}
