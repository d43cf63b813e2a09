package convscope.export;

import convscope.diagram.Diagram;
import convscope.diagram.Drawing;
import convscope.diagram.Palette;
import convscope.file.SavedFile;
import convscope.graph.Lowered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a drawing as an SVG or a PNG file; the target's name says which. */
public final class DiagramFile {

    private static final double SCALE = 2;

    /** Below so many pixels a unit no letter of a diagram can be read. */
    private static final double LEGIBLE = 0.4;

    private DiagramFile() {}

    /**
     * Writes the drawing of a design.
     *
     * @param target ends in {@code .svg} or {@code .png}
     * @throws IOException in one sentence, if the target has another ending or cannot be written,
     *     or the drawing would be too large to be read
     */
    public static void write(Path target, Lowered lowered, Palette palette) throws IOException {
        int boxes = Diagram.boxes(lowered);
        if (boxes > Diagram.MOST_BOXES) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "the drawing would have %d boxes; at most %d are drawn; blocks in a"
                                    + " sequence or a repeat are folded to one",
                            boxes,
                            Diagram.MOST_BOXES));
        }
        Drawing drawing = Diagram.of(lowered);
        double longest = Math.max(drawing.bounds().width(), drawing.bounds().height());
        if (isPng(target) && longest * LEGIBLE > Raster.LONGEST) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "the drawing would need %.0f pixels on a side to be legible; a PNG has"
                                    + " at most %d; write an SVG",
                            longest * LEGIBLE,
                            Raster.LONGEST));
        }
        write(target, drawing, palette);
    }

    private static boolean isPng(Path target) {
        return target.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    /**
     * Writes any drawing: a diagram, a chart of gates, a sheet of maps.
     *
     * @param target ends in {@code .svg} or {@code .png}
     * @throws IOException in one sentence, if the target has another ending or cannot be written
     */
    public static void write(Path target, Drawing drawing, Palette palette) throws IOException {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            SavedFile.write(target, SvgText.of(drawing, palette).getBytes(StandardCharsets.UTF_8));
        } else if (name.endsWith(".png")) {
            SavedFile.write(target, Raster.png(Raster.of(drawing, palette, SCALE)));
        } else {
            throw new IOException(
                    "a drawing is written to a file that ends in .svg or .png, not to " + target);
        }
    }
}
