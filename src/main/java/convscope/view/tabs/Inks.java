package convscope.view.tabs;

import convscope.diagram.Ink;
import convscope.diagram.Palette;
import javafx.scene.paint.Color;

/**
 * What the tabs draw with: the drawing's own colours by their roles, so that one means one thing.
 */
public record Inks(
        Color paper,
        Color text,
        Color muted,
        Color box,
        Color input,
        Color kernel,
        Color output,
        Color gate,
        Color chosen,
        Color warning) {

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
                colour(palette, Ink.TAG),
                colour(palette, Ink.INPUT),
                colour(palette, Ink.KERNEL),
                colour(palette, Ink.OUTPUT),
                colour(palette, Ink.GATE),
                colour(palette, Ink.ACCENT),
                colour(palette, Ink.FAULT));
    }

    private static Color colour(Palette palette, Ink ink) {
        return Color.web(palette.hex(ink));
    }
}
