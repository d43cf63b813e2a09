package convscope.view.drawing;

import convscope.diagram.Mark;
import convscope.diagram.TextRun;
import convscope.diagram.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelReader;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Paints lines of letters on a canvas: those that the typeface lacks come from the machine's. */
final class LetterPainter {

    private static final String FALLBACK = "SansSerif";
    private static final int TRIAL = 20;

    private final GraphicsContext canvas;
    private final Map<String, Font> fonts = new HashMap<>();
    private final Map<String, Boolean> seen = new HashMap<>();

    LetterPainter(GraphicsContext canvas) {
        this.canvas = canvas;
    }

    void paint(Mark.Text line) {
        double x = line.x();
        for (TextRun run : line.face().runs(line.text())) {
            double width = run.width() * line.size();
            switch (run) {
                case TextRun.Own own -> {
                    canvas.setFont(own(line.face(), line.size()));
                    canvas.fillText(own.text(), x, line.y());
                }
                case TextRun.Foreign foreign -> foreign(foreign, line, x);
            }
            x += width;
        }
    }

    /** Emoji stand alone: each is drawn, or stands as its code where the machine shows nothing. */
    private void foreign(TextRun.Foreign run, Mark.Text line, double x) {
        Font font = foreign(line.face(), line.size());
        if (run.text().codePoints().noneMatch(Character::isEmojiPresentation)) {
            set(run.text(), font, x, line.y(), run.width() * line.size());
            return;
        }
        List<String> clusters = run.clusters();
        double width = run.width() * line.size() / clusters.size();
        double start = x;
        for (String cluster : clusters) {
            if (seen.computeIfAbsent(cluster, LetterPainter::isSeen)) {
                set(cluster, font, start, line.y(), width);
            } else {
                code(cluster.codePointAt(0), line, start, width);
            }
            start += width;
        }
    }

    private void set(String text, Font font, double x, double y, double width) {
        canvas.setFont(font);
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.fillText(text, x + width / 2, y, width);
        canvas.setTextAlign(TextAlignment.LEFT);
    }

    private void code(int letter, Mark.Text line, double x, double width) {
        double size = line.size();
        canvas.setStroke(canvas.getFill());
        canvas.setLineWidth(size * 0.05);
        canvas.setLineDashes();
        canvas.strokeRect(x + width * 0.05, line.y() - size * 0.84, width * 0.9, size * 0.96);
        String code = String.format(Locale.ROOT, "%06X", letter);
        Font small = own(line.face(), size * 0.4);
        set(code.substring(0, 3), small, x, line.y() - size * 0.41, width);
        set(code.substring(3), small, x, line.y(), width);
    }

    /** JavaFX leaves out, without a word, what a font has as coloured pictures only. */
    private static boolean isSeen(String cluster) {
        Canvas trial = new Canvas(2 * TRIAL, 2 * TRIAL);
        trial.getGraphicsContext2D().setFont(Font.font(FALLBACK, TRIAL));
        trial.getGraphicsContext2D().fillText(cluster, 0, TRIAL * 1.5);
        PixelReader pixels = trial.snapshot(null, null).getPixelReader();
        int paper = pixels.getArgb(0, 2 * TRIAL - 1);
        for (int y = 0; y < 2 * TRIAL; y++) {
            for (int x = 0; x < 2 * TRIAL; x++) {
                if (pixels.getArgb(x, y) != paper) {
                    return true;
                }
            }
        }
        return false;
    }

    private Font own(Typeface face, double size) {
        return fonts.computeIfAbsent(face + " " + size, key -> load(face, size));
    }

    private Font foreign(Typeface face, double size) {
        FontWeight weight = face == Typeface.REGULAR ? FontWeight.NORMAL : FontWeight.BOLD;
        return fonts.computeIfAbsent(weight + " " + size, key -> Font.font(FALLBACK, weight, size));
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
