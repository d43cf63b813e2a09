package convscope.kernel;

import java.util.Optional;

/**
 * Classic kernels for a whole weight tensor of any extents.
 *
 * <p>All but {@link #CHANNEL_MEAN} work channel by channel: output k of a group sees the group's
 * input k alone (beginning again when the inputs are used up), its other kernels are 0. A layer
 * that takes such a set has a bias of 0.
 */
public enum KernelSet {
    /** 1 in the middle; of an even extent the middle is the position before it. */
    IDENTITY("Identity", "each output is its input channel, as it is"),
    /** {@code 1 / (height width)} everywhere. */
    BOX_BLUR("Box blur", "the mean of the window"),
    /** Binomial coefficients over their sum: (1 2 1; 2 4 2; 1 2 1) / 16 for 3x3. */
    GAUSSIAN_BLUR("Gaussian blur", "a mean that counts the middle most"),
    /** {@link #IDENTITY} minus {@link #LAPLACIAN}: (0 -1 0; -1 5 -1; 0 -1 0) for 3x3. */
    SHARPEN("Sharpen", "the pixel, and its difference from its neighbours on top"),
    /**
     * (-1 0 1; -2 0 2; -1 0 1) for 3x3 and its transpose in turns, first the slope along the
     * columns. Other extents use longer binomials, scaled to answer a slope of 1 per pixel with 8
     * as well. A kernel of one row, or of one column, has its one direction only.
     */
    SOBEL("Sobel", "the slope: even outputs along the columns (x), odd ones along the rows (y)"),
    /**
     * (0 1 0; 1 -4 1; 0 1 0) for 3x3; larger ones are that of a binomial blur. Where one extent is
     * less than 3, along the other only.
     */
    LAPLACIAN("Laplacian", "the curvature: how far the neighbours' mean is from the pixel"),
    /** Eight orientations of edges, then of lines. */
    GABOR("Gabor bank", "edges in 8 orientations, then lines in 8 orientations"),
    /** {@code 1 / in} in the middle of every kernel. */
    CHANNEL_MEAN("Mean of channels", "every output is the mean of the input channels it sees");

    private final String title;
    private final String says;

    KernelSet(String title, String says) {
        this.title = title;
        this.says = says;
    }

    public String title() {
        return title;
    }

    /** {@return what it computes, in a few words} */
    public String says() {
        return says;
    }

    /** {@return why it makes no sense for kernels of these extents, in one sentence, if so} */
    public Optional<String> refusal(KernelShape shape) {
        int least = Math.min(shape.height(), shape.width());
        int most = Math.max(shape.height(), shape.width());
        boolean even = shape.height() % 2 == 0 || shape.width() % 2 == 0;
        return switch (this) {
            case IDENTITY, CHANNEL_MEAN -> Optional.empty();
            case BOX_BLUR, GAUSSIAN_BLUR ->
                    unless(most > 1, "A 1x1 kernel sees one pixel: there is nothing to blur.");
            case SOBEL -> unless(most > 1, "A 1x1 kernel sees one pixel: it has no slope.");
            case LAPLACIAN ->
                    unless(most > 2, "A curvature needs 3 pixels in a line, not " + shape + ".");
            case SHARPEN ->
                    unless(
                            most > 2 && !even,
                            even
                                    ? "A kernel of %s has no middle pixel to sharpen."
                                            .formatted(shape)
                                    : "A curvature needs 3 pixels in a line, not " + shape + ".");
            case GABOR -> unless(least > 2, "A wave needs 3x3 pixels or more, not " + shape + ".");
        };
    }

    private static Optional<String> unless(boolean fine, String why) {
        return fine ? Optional.empty() : Optional.of(why);
    }

    /**
     * {@return the whole tensor in 'c' order}
     *
     * @throws IllegalArgumentException if the set makes no sense for these extents
     */
    public float[] fill(KernelShape shape) {
        refusal(shape)
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why);
                        });
        float[] tensor = new float[shape.count()];
        for (int output = 0; output < shape.out(); output++) {
            double[] kernel = kernel(output, shape);
            int first = this == CHANNEL_MEAN ? 0 : shape.matching(output);
            int last = this == CHANNEL_MEAN ? shape.in() - 1 : first;
            for (int input = first; input <= last; input++) {
                int from = shape.index(output, input, 0, 0);
                for (int i = 0; i < kernel.length; i++) {
                    tensor[from + i] = (float) kernel[i] + 0f; // No -0.
                }
            }
        }
        return tensor;
    }

    /** {@return the kernel of an output channel, row by row} */
    private double[] kernel(int output, KernelShape shape) {
        int height = shape.height();
        int width = shape.width();
        return switch (this) {
            case IDENTITY -> Taps.outer(Taps.middle(height), Taps.middle(width));
            case BOX_BLUR -> Taps.outer(Taps.even(height), Taps.even(width));
            case GAUSSIAN_BLUR -> Taps.outer(Taps.smooth(height), Taps.smooth(width));
            case SHARPEN -> sharpen(height, width);
            case SOBEL -> sobel(output % 2 == 0, height, width);
            case LAPLACIAN -> laplacian(height, width);
            case GABOR -> Gabor.kernel(output, height, width);
            case CHANNEL_MEAN -> {
                double[] mean = Taps.outer(Taps.middle(height), Taps.middle(width));
                yield scaled(mean, 1.0 / shape.in());
            }
        };
    }

    private static double[] sharpen(int height, int width) {
        double[] kernel = scaled(laplacian(height, width), -1);
        kernel[height / 2 * width + width / 2] += 1;
        return kernel;
    }

    private static double[] sobel(boolean alongColumns, int height, int width) {
        boolean columns = width > 1 && (alongColumns || height == 1);
        double[] kernel =
                columns
                        ? Taps.outer(Taps.smooth(height), Taps.slope(width))
                        : Taps.outer(Taps.slope(height), Taps.smooth(width));
        return scaled(kernel, 4);
    }

    private static double[] laplacian(int height, int width) {
        if (height < 3) {
            return Taps.outer(Taps.smooth(height), Taps.curvature(width));
        }
        if (width < 3) {
            return Taps.outer(Taps.curvature(height), Taps.smooth(width));
        }
        double[] kernel = Taps.outer(Taps.besideCurvature(height), Taps.curvature(width));
        double[] other = Taps.outer(Taps.curvature(height), Taps.besideCurvature(width));
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] += other[i];
        }
        return kernel;
    }

    private static double[] scaled(double[] kernel, double by) {
        double[] result = kernel.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= by;
        }
        return result;
    }
}
