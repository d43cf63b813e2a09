package convscope.diagram;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * A colour for every {@link Ink}. Input, kernel, output and gate are told apart by colour-blind
 * eyes as well (after Okabe and Ito, 2008), and every word has a contrast of 4.5 : 1 or more to its
 * ground; what is unreached is faint on purpose.
 *
 * @param colours opaque, 0xAARRGGBB
 */
public record Palette(Map<Ink, Integer> colours) {

    public static final Palette LIGHT =
            of(
                    0xFFFFFF, 0x1B1F24, 0x59626D, 0x3F4853, 0xFFFFFF, 0xEBEEF2, 0xC5CDD7, 0xF7F9FB,
                    0x0062A8, 0xAD4600, 0x007150, 0x863A8B, 0xF8EEF8, 0xC01018, 0xFDEDED, 0xA9B0BA,
                    0x0B6BDB);

    public static final Palette DARK =
            of(
                    0x15181D, 0xEDF0F4, 0x9FA9B5, 0xB4BDC8, 0x232930, 0x303842, 0x414B57, 0x1B2026,
                    0x74BDFF, 0xFFAE6E, 0x5CD3A6, 0xE3A4E8, 0x352638, 0xFF8A85, 0x3D2022, 0x616B77,
                    0x4DA3FF);

    public Palette {
        colours = Map.copyOf(colours);
    }

    private static Palette of(int... colours) {
        Map<Ink, Integer> map = new EnumMap<>(Ink.class);
        for (Ink ink : Ink.values()) {
            map.put(ink, 0xFF000000 | colours[ink.ordinal()]);
        }
        return new Palette(map);
    }

    /** {@return the colour as 0xAARRGGBB} */
    public int argb(Ink ink) {
        Integer colour = colours.get(ink);
        if (colour == null) {
            throw new IllegalStateException("the palette has no " + ink);
        }
        return colour;
    }

    /** {@return the colour as {@code #rrggbb}} */
    public String hex(Ink ink) {
        return String.format(Locale.ROOT, "#%06x", argb(ink) & 0xFFFFFF);
    }
}
