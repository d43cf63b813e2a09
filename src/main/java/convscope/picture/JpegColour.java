package convscope.picture;

import java.util.List;
import java.util.Optional;

/** What the samples of a JPEG's components mean; told as libjpeg does, and so most programs. */
enum JpegColour {
    GREY(1),
    RGB(3),
    YCC(3),
    CMYK(4),
    YCCK(4);

    /** In place of an Adobe marker's transform. */
    static final int NO_ADOBE = -1;

    private final int samples;

    JpegColour(int samples) {
        this.samples = samples;
    }

    int samples() {
        return samples;
    }

    /**
     * @param ids the components' identifiers
     * @param adobe the transform that an Adobe marker names
     */
    static Optional<JpegColour> of(List<Integer> ids, boolean jfif, int adobe) {
        return switch (ids.size()) {
            case 1 -> Optional.of(GREY);
            case 3 -> Optional.of(!jfif && isRgb(ids, adobe) ? RGB : YCC);
            case 4 -> Optional.of(adobe == NO_ADOBE || adobe == 0 ? CMYK : YCCK);
            default -> Optional.empty();
        };
    }

    private static boolean isRgb(List<Integer> ids, int adobe) {
        return adobe == 0
                || (adobe == NO_ADOBE && ids.equals(List.of((int) 'R', (int) 'G', (int) 'B')));
    }

    /** Turns YCbCr samples (ITU-T T.871) into RGB, or those of YCCK into CMY, in place. */
    void withoutLuma(int[] row) {
        if (this != YCC && this != YCCK) {
            return;
        }
        for (int i = 0; i < row.length; i += samples) {
            double light = row[i];
            double blue = row[i + 1] - 128;
            double red = row[i + 2] - 128;
            row[i] = level(light + 1.402 * red);
            row[i + 1] = level(light - 0.344136 * blue - 0.714136 * red);
            row[i + 2] = level(light + 1.772 * blue);
        }
        if (this == YCCK) {
            for (int i = 0; i < row.length; i++) {
                row[i] = i % 4 == 3 ? row[i] : 255 - row[i];
            }
        }
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, value + 0.5));
    }

    /**
     * {@return the colour of the samples from {@code i} on, {@code 0xFFRRGGBB}}
     *
     * <p>Inks are stored as what they leave of the light, with an Adobe marker and without: so do
     * all programs that write such files.
     *
     * @param row without luma
     */
    int argb(int[] row, int i) {
        return switch (this) {
            case GREY -> 0xFF000000 | row[i] * 0x010101;
            case RGB, YCC -> 0xFF000000 | row[i] << 16 | row[i + 1] << 8 | row[i + 2];
            case CMYK, YCCK ->
                    0xFF000000
                            | lit(row[i], row[i + 3]) << 16
                            | lit(row[i + 1], row[i + 3]) << 8
                            | lit(row[i + 2], row[i + 3]);
        };
    }

    private static int lit(int left, int leftByBlack) {
        return (left * leftByBlack + 127) / 255;
    }
}
