package convscope.view;

import convscope.diagram.Mark;
import convscope.diagram.Run;
import convscope.diagram.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Paints lines of letters on a canvas: those that the typeface lacks come from the machine's. */
final class LetterPainter {

    /** Turns a canvas's line around, of which all letters are read from the right. */
    private static final String FROM_THE_RIGHT = "\u200F";

    private final GraphicsContext canvas;
    private final Map<String, Font> fonts = new HashMap<>();

    LetterPainter(GraphicsContext canvas) {
        this.canvas = canvas;
    }

    void paint(Mark.Text line) {
        double x = line.x();
        for (Run run : line.face().runs(line.text())) {
            double width = run.width() * line.size();
            switch (run) {
                case Run.Own own -> {
                    canvas.setFont(own(line.face(), line.size()));
                    canvas.fillText(own.text(), x, line.y());
                }
                case Run.Foreign foreign -> {
                    canvas.setFont(foreign(line.face(), line.size()));
                    canvas.setTextAlign(TextAlignment.CENTER);
                    canvas.fillText(ordered(foreign), x + width / 2, line.y(), width);
                    canvas.setTextAlign(TextAlignment.LEFT);
                }
            }
            x += width;
        }
    }

    private static String ordered(Run.Foreign run) {
        return run.rightToLeft() ? FROM_THE_RIGHT + run.text() + FROM_THE_RIGHT : run.text();
    }

    private Font own(Typeface face, double size) {
        return fonts.computeIfAbsent(face + " " + size, key -> load(face, size));
    }

    private Font foreign(Typeface face, double size) {
        FontWeight weight = face == Typeface.REGULAR ? FontWeight.NORMAL : FontWeight.BOLD;
        return fonts.computeIfAbsent(
                weight + " " + size, key -> Font.font("SansSerif", weight, size));
    }

    private static Font load(Typeface face, double size) {
        try (InputStream file = face.open()) {
            Font font = Font.loadFont(file, size);
            return font == null ? Font.font(size) : font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
