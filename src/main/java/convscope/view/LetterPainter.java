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

    private static final String OPENING = "([{<\u00AB";
    private static final String CLOSING = ")]}>\u00BB";

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

    /**
     * A canvas reads every line from the left: what has no direction goes over to the other end of
     * a run that is read from the right, turned around.
     */
    private static String ordered(Run.Foreign run) {
        if (!run.rightToLeft()) {
            return run.text();
        }
        String text = run.text();
        int first = 0;
        int last = text.length();
        while (first < last && isNeutral(text.charAt(first))) {
            first++;
        }
        while (last > first && isNeutral(text.charAt(last - 1))) {
            last--;
        }
        return turned(text.substring(last))
                + text.substring(first, last)
                + turned(text.substring(0, first));
    }

    private static boolean isNeutral(char letter) {
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_UNDEFINED ->
                    false;
            default -> !Character.isSurrogate(letter);
        };
    }

    private static String turned(String neutrals) {
        StringBuilder turned = new StringBuilder();
        for (char letter : new StringBuilder(neutrals).reverse().toString().toCharArray()) {
            int opening = OPENING.indexOf(letter);
            int closing = CLOSING.indexOf(letter);
            turned.append(
                    opening >= 0
                            ? CLOSING.charAt(opening)
                            : closing >= 0 ? OPENING.charAt(closing) : letter);
        }
        return turned.toString();
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
