package convscope.picture;

import java.util.function.IntBinaryOperator;

/** Pictures drawn by the program, 224 x 224, on which a filter's answer can be foretold. */
final class TestPictures {
    static final int SIZE = 224;

    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    private TestPictures() {}

    /** Squares of 28 pixels, black at the top left. */
    static Picture checkerboard() {
        return draw((x, y) -> (x / 28 + y / 28) % 2 == 0 ? BLACK : WHITE);
    }

    /**
     * Black but for a white square of 4 pixels in the middle, one pixel of a 56 x 56 input:
     * convolution shows its kernel.
     */
    static Picture impulse() {
        return draw((x, y) -> x / 4 == SIZE / 8 && y / 4 == SIZE / 8 ? WHITE : BLACK);
    }

    /** Four quarters of sine gratings: 0, 90, 45 and 135 degrees, 8 pixels long. */
    static Picture gratings() {
        return draw(
                (x, y) -> {
                    int quarter = (y < SIZE / 2 ? 0 : 2) + (x < SIZE / 2 ? 0 : 1);
                    double degrees =
                            switch (quarter) {
                                case 0 -> 0;
                                case 1 -> 90;
                                case 2 -> 45;
                                default -> 135;
                            };
                    double radians = Math.toRadians(degrees);
                    double along = x * Math.sin(radians) + y * Math.cos(radians);
                    return grey(0.5 + 0.5 * Math.sin(along * 2 * Math.PI / 8));
                });
    }

    /** Red grows to the right, green downwards, blue falls along the diagonal. */
    static Picture gradient() {
        return draw(
                (x, y) -> {
                    int red = 255 * x / (SIZE - 1);
                    int green = 255 * y / (SIZE - 1);
                    int blue = 255 - (red + green) / 2;
                    return BLACK | red << 16 | green << 8 | blue;
                });
    }

    private static int grey(double value) {
        return BLACK | (int) Math.round(value * 255) * 0x010101;
    }

    private static Picture draw(IntBinaryOperator pixel) {
        int[] argb = new int[SIZE * SIZE];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = pixel.applyAsInt(i % SIZE, i / SIZE);
        }
        return Picture.ofArgb(SIZE, SIZE, argb);
    }
}
