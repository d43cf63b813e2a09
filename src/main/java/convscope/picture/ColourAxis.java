package convscope.picture;

/**
 * A direction in colour space, computed from red, green and blue in 0..1.
 *
 * <p>Luminance is Rec. 601 luma, as Pillow and OpenCV make grey pictures; the two opponent axes are
 * those of the eye's ganglion cells in their simplest form. The means of these three follow from
 * ImageNet's; saturation's mean and the deviations are those of the four sample photographs.
 */
enum ColourAxis {
    LUMINANCE("luminance", 0.459f, 0.226f) {
        @Override
        float of(float red, float green, float blue) {
            return 0.299f * red + 0.587f * green + 0.114f * blue;
        }
    },
    RED_GREEN("red-green", 0.029f, 0.12f) {
        @Override
        float of(float red, float green, float blue) {
            return red - green;
        }
    },
    BLUE_YELLOW("blue-yellow", -0.065f, 0.13f) {
        @Override
        float of(float red, float green, float blue) {
            return blue - (red + green) / 2;
        }
    },
    SATURATION("saturation", 0.27f, 0.16f) {
        @Override
        float of(float red, float green, float blue) {
            return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
        }
    };

    private final String title;
    private final float mean;
    private final float deviation;

    ColourAxis(String title, float mean, float deviation) {
        this.title = title;
        this.mean = mean;
        this.deviation = deviation;
    }

    abstract float of(float red, float green, float blue);

    /** {@return the word for it in a channel's name} */
    String title() {
        return title;
    }

    /** {@return its value over ordinary photographs, on average} */
    float mean() {
        return mean;
    }

    /** {@return its standard deviation over ordinary photographs} */
    float deviation() {
        return deviation;
    }

    /** {@return this axis of every pixel of three planes} */
    float[] of(float[][] planes) {
        float[] values = new float[planes[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(planes[0][i], planes[1][i], planes[2][i]);
        }
        return values;
    }
}
