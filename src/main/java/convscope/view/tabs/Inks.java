package convscope.view.tabs;

import convscope.diagram.Ink;
import convscope.diagram.Palette;
import javafx.scene.paint.Color;

/** What charts are drawn with: the drawing's own colours, so that one means one thing. */
public record Inks(
        Color ground,
        Color text,
        Color faint,
        Color squeeze,
        Color hidden,
        Color gate,
        Color other,
        Color chosen) {

    private static final Inks LIGHT = of(Palette.LIGHT);
    private static final Inks DARK = of(Palette.DARK);

    public static Inks of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    private static Inks of(Palette palette) {
        return new Inks(
                colour(palette, Ink.PAPER),
                colour(palette, Ink.INK),
                colour(palette, Ink.MUTED),
                colour(palette, Ink.INPUT),
                colour(palette, Ink.OUTPUT),
                colour(palette, Ink.GATE),
                colour(palette, Ink.KERNEL),
                colour(palette, Ink.ACCENT));
    }

    private static Color colour(Palette palette, Ink ink) {
        return Color.web(palette.hex(ink));
    }
}
