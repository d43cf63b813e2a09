package convscope.kernel;

/**
 * Gabor filters on a small grid: a wave under a round Gaussian window of half a wavelength (D.
 * Gabor, 1946; J. Daugman, 1985), as in the bank that lifts pictures to more channels. The wave is
 * 0.6 times as long as the kernel's longer side, 3 pixels at least. Positive weights sum to 1 and
 * negative ones to -1: an even surface gives 0.
 */
final class Gabor {

    private static final int ORIENTATIONS = 8;

    private Gabor() {}

    /**
     * {@return the kernel of this place in the bank: 8 orientations of 22.5 degrees each, how an
     * edge or a line that it answers to lies in the picture, anticlockwise from the horizontal;
     * first the edges (sine), then the lines (cosine), and so on from the start}
     */
    static double[] kernel(int place, int height, int width) {
        double angle = place % ORIENTATIONS * Math.PI / ORIENTATIONS;
        boolean line = place / ORIENTATIONS % 2 == 1;
        double wavelength = Math.max(3, 0.6 * Math.max(height, width));
        double[] window = new double[height * width];
        double[] wave = new double[height * width];
        for (int i = 0; i < window.length; i++) {
            int row = i / width;
            int column = i % width;
            double y = row - (height - 1) / 2.0;
            double x = column - (width - 1) / 2.0;
            double phase = 2 * Math.PI / wavelength * (x * Math.sin(angle) + y * Math.cos(angle));
            window[i] = Math.exp(-2 * (x * x + y * y) / (wavelength * wavelength));
            wave[i] = window[i] * (line ? Math.cos(phase) : Math.sin(phase));
        }
        return balanced(wave, window);
    }

    /** Free of its mean under the window, and scaled. */
    private static double[] balanced(double[] wave, double[] window) {
        double mean = sum(wave) / sum(window);
        double most = 0;
        for (int i = 0; i < wave.length; i++) {
            wave[i] -= mean * window[i];
            most += Math.max(0, wave[i]);
        }
        for (int i = 0; i < wave.length; i++) {
            wave[i] = Math.abs(wave[i]) < 1e-12 ? 0 : wave[i] / most;
        }
        return wave;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
