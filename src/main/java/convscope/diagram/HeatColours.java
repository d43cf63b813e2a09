package convscope.diagram;

/**
 * The colours of heat on a palette: a band around a box, from pale to glowing, and the box's
 * ground, which stays so near the paper that every word in it keeps a contrast of 4.5 : 1.
 */
public final class HeatColours {

    private static final int[] ON_LIGHT = {0xFFD3D9E0, 0xFFF3C04B, 0xFFE4761B, 0xFFB01218};
    private static final int[] ON_DARK = {0xFF3C4550, 0xFF8E4A12, 0xFFE4761B, 0xFFFFD873};
    private static final int LIGHT_GROUND = 0xFFFFE3AE;
    private static final int DARK_GROUND = 0xFF5C2511;

    private final Palette palette;
    private final int[] band;
    private final int ground;

    private HeatColours(Palette palette, int[] band, int ground) {
        this.palette = palette;
        this.band = band;
        this.ground = ground;
    }

    public static HeatColours of(Palette palette) {
        boolean dark = luminance(palette.argb(Ink.PAPER)) < 0.5;
        return new HeatColours(
                palette, dark ? ON_DARK : ON_LIGHT, dark ? DARK_GROUND : LIGHT_GROUND);
    }

    /** {@return the colour of the band at 0 (cold) to 1 (hot), 0xAARRGGBB} */
    public int band(double heat) {
        double at = Math.clamp(heat, 0, 1) * (band.length - 1);
        int low = Math.min((int) at, band.length - 2);
        return mixed(band[low], band[low + 1], at - low);
    }

    /** {@return the ground of a box that is otherwise filled with this ink, 0xAARRGGBB} */
    public int ground(Ink ink, double heat) {
        return switch (ink) {
            case BOX, TAG, GROUND, GATE_GROUND ->
                    mixed(palette.argb(ink), ground, Math.clamp(heat, 0, 1));
            default -> palette.argb(ink);
        };
    }

    private static int mixed(int from, int to, double share) {
        int colour = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            colour = colour << 8 | (int) Math.round(a + (b - a) * share);
        }
        return colour;
    }

    /** {@return relative luminance after WCAG 2.1, 0 to 1} */
    static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
