package convscope.view.tabs.channels;

import convscope.diagram.Ink;
import convscope.diagram.Palette;
import javafx.scene.paint.Color;

/** The drawing's colours for channels: input, kernel, output and gate are the same everywhere. */
record ChannelInks(
        Color paper,
        Color text,
        Color muted,
        Color box,
        Color input,
        Color kernel,
        Color output,
        Color gate,
        Color fault) {

    private static final ChannelInks LIGHT = of(Palette.LIGHT);
    private static final ChannelInks DARK = of(Palette.DARK);

    static ChannelInks of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    private static ChannelInks of(Palette palette) {
        return new ChannelInks(
                colour(palette, Ink.PAPER),
                colour(palette, Ink.INK),
                colour(palette, Ink.MUTED),
                colour(palette, Ink.TAG),
                colour(palette, Ink.INPUT),
                colour(palette, Ink.KERNEL),
                colour(palette, Ink.OUTPUT),
                colour(palette, Ink.GATE),
                colour(palette, Ink.FAULT));
    }

    private static Color colour(Palette palette, Ink ink) {
        return Color.web(palette.hex(ink));
    }
}
