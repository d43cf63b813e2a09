package convscope.diagram;

import org.jspecify.annotations.Nullable;

/** What a canvas has to be able to paint. */
public sealed interface Mark {

    /**
     * An area, a line, or both.
     *
     * @param fill the colour of the inside, or null
     * @param stroke the colour of the line, or null
     * @param thickness of the line
     * @param dashed whether the line is broken
     */
    record Shape(
            Outline outline,
            @Nullable Ink fill,
            @Nullable Ink stroke,
            double thickness,
            boolean dashed)
            implements Mark {

        static Shape filled(Outline outline, Ink fill) {
            return new Shape(outline, fill, null, 0, false);
        }

        static Shape line(Outline outline, Ink stroke, double thickness) {
            return new Shape(outline, null, stroke, thickness, false);
        }
    }

    /**
     * A line of letters.
     *
     * @param x where the first letter starts
     * @param y the base line
     * @param size height of the em square
     */
    record Text(String text, double x, double y, double size, Typeface face, Ink ink)
            implements Mark {}

    /** A picture, stretched over a rectangle without smoothing. */
    record Picture(Rect at, RasterImage pixels) implements Mark {}
}
