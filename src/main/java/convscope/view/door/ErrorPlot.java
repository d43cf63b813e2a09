package convscope.view.door;

import convscope.diagram.Ink;
import convscope.diagram.Palette;
import convscope.lesson.Complexity;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Published errors over cardinality, at the same complexity. */
final class ErrorPlot extends Region {

    private static final double LOW = 21;
    private static final double HIGH = 24.2;
    private static final double LEFT = 40;
    private static final double BOTTOM = 62;
    private static final double TOP = 24;

    private final Canvas canvas = new Canvas();
    private Palette palette = Palette.LIGHT;
    private int chosen = 32;

    ErrorPlot() {
        getChildren().add(canvas);
        setMinSize(200, 180);
        setPrefSize(230, 230);
    }

    void show(int cardinality, Palette colours) {
        chosen = cardinality;
        palette = colours;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        draw();
    }

    private void draw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, width, height);
        pen.setFont(Font.font("Inter", 12));
        axes(pen, width, height);
        line(pen, Complexity::resNet50, Ink.KERNEL, "50 layers");
        line(pen, Complexity::resNet101, Ink.OUTPUT, "101 layers");
        mark(pen, height);
    }

    private Color colour(Ink ink) {
        return Color.web(palette.hex(ink));
    }

    private double x(int cardinality) {
        double right = canvas.getWidth() - 14;
        return LEFT + 10 + (right - LEFT - 10) * Math.log(cardinality) / Math.log(64);
    }

    private double y(double error) {
        double bottom = canvas.getHeight() - BOTTOM;
        return bottom - (bottom - TOP) * (error - LOW) / (HIGH - LOW);
    }

    private void axes(GraphicsContext pen, double width, double height) {
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setFill(colour(Ink.INK));
        pen.fillText("top-1 error on ImageNet in %", 4, 14);
        pen.setFill(colour(Ink.MUTED));
        pen.setStroke(colour(Ink.FRAME));
        for (int error = 21; error <= 24; error++) {
            pen.strokeLine(LEFT, y(error), width - 6, y(error));
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(Integer.toString(error), LEFT - 6, y(error) + 4);
        }
        pen.setTextAlign(TextAlignment.CENTER);
        for (Complexity known : Complexity.PUBLISHED) {
            pen.fillText(
                    known.cardinality() + "x" + known.width(),
                    x(known.cardinality()),
                    height - BOTTOM + 16);
        }
        pen.fillText("cardinality x width", LEFT + (width - LEFT) / 2, height - BOTTOM + 32);
        pen.setFont(Font.font("Inter", 10));
        pen.fillText(Complexity.SOURCE, width / 2, height - 8, width - 4);
        pen.setFont(Font.font("Inter", 12));
    }

    private void line(
            GraphicsContext pen, Function<Complexity, OptionalDouble> error, Ink ink, String says) {
        List<Complexity> known = Complexity.PUBLISHED;
        pen.setStroke(colour(ink));
        pen.setFill(colour(ink));
        pen.setLineWidth(2);
        for (int i = 0; i < known.size(); i++) {
            double px = x(known.get(i).cardinality());
            double py = y(error.apply(known.get(i)).orElseThrow());
            pen.fillOval(px - 4, py - 4, 8, 8);
            if (i + 1 < known.size()) {
                Complexity next = known.get(i + 1);
                pen.strokeLine(px, py, x(next.cardinality()), y(error.apply(next).orElseThrow()));
            }
        }
        pen.setTextAlign(TextAlignment.CENTER);
        Complexity eighth = known.get(3);
        pen.fillText(says, x(eighth.cardinality()), y(error.apply(eighth).orElseThrow()) - 10);
        pen.setLineWidth(1);
    }

    private void mark(GraphicsContext pen, double height) {
        Complexity now = Complexity.of(chosen);
        pen.setStroke(colour(Ink.ACCENT));
        pen.setLineDashes(4, 3);
        pen.strokeLine(x(chosen), TOP, x(chosen), height - BOTTOM);
        pen.setLineDashes();
        pen.setFill(colour(Ink.ACCENT));
        pen.setTextAlign(chosen > 8 ? TextAlignment.RIGHT : TextAlignment.LEFT);
        String error =
                now.resNet50().isPresent()
                        ? String.format(Locale.ROOT, "%.1f %%", now.resNet50().getAsDouble())
                        : "not published";
        pen.fillText(error, x(chosen) + (chosen > 8 ? -5 : 5), TOP + 12);
    }
}
