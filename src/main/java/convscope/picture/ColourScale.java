package convscope.picture;

/**
 * Colours for values, legible to colour-blind people and in grey print: lightness alone tells a
 * sequential value, and a diverging value's distance from zero.
 *
 * <p>Colours are interpolated in Oklab (B. Ottosson, 2020) between control colours. SEQUENTIAL
 * follows viridis (S. van der Walt, N. Smith, 2015); the diverging scales run from blue to orange,
 * which all common kinds of colour blindness keep apart.
 */
public enum ColourScale {
    /** Dark blue, green, yellow; for values of one sign. */
    SEQUENTIAL(
            0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59,
            0xB4DE2C, 0xFDE725),
    /** Blue, white at zero, orange; on a light ground. */
    DIVERGING(0x0A2F6B, 0x2F6DB5, 0x86B3DC, 0xF7F7F7, 0xF0AE68, 0xC0640F, 0x6B2E00),
    /** Light blue, near-black at zero, light orange; on a dark ground. */
    DIVERGING_DARK(0xBFE3FF, 0x5AAFF0, 0x28639B, 0x16181B, 0x94541A, 0xEA9440, 0xFFDDB0);

    /** The colour of what is infinite or not a number, found in no scale. */
    public static final int NOT_FINITE = 0xFFE000C8;

    private static final int SIZE = 256;

    private final int[] table;

    ColourScale(int... controls) {
        this.table = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            table[i] = Oklab.between(controls, i / (SIZE - 1.0));
        }
    }

    /** {@return the scale for values of this range, on a dark or a light ground} */
    public static ColourScale of(ValueRange range, boolean dark) {
        if (range.signed()) {
            return dark ? DIVERGING_DARK : DIVERGING;
        }
        return SEQUENTIAL;
    }

    /** {@return the colour {@code 0xFFRRGGBB} at 0..1 of the scale; beyond it the end's colour} */
    public int argb(double fraction) {
        return !Double.isFinite(fraction) ? NOT_FINITE : table[index(fraction)];
    }

    /** {@return the value's colour in a range that {@link ValueRange#forColours} gave} */
    public int argb(double value, ValueRange range) {
        return argb(range.fraction(value));
    }

    /** {@return the 256 colours from the lowest to the highest, for a legend} */
    public int[] colours() {
        return table.clone();
    }

    int[] table() {
        return table;
    }

    private static int index(double fraction) {
        return (int) Math.clamp(fraction * (SIZE - 1) + 0.5, 0, SIZE - 1);
    }
}
