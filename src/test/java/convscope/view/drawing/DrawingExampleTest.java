package convscope.view.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.diagram.Diagram;
import convscope.diagram.Drawing;
import convscope.diagram.Heat;
import convscope.diagram.Palette;
import convscope.diagram.Viewport;
import convscope.graph.Lowered;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class DrawingExampleTest {

    private static Set<Color> colours(Canvas canvas) {
        WritableImage image = canvas.snapshot(null, null);
        Set<Color> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getPixelReader().getColor(x, y));
            }
        }
        return colours;
    }

    @Test
    void aBoxIsPainted(FxRobot robot) {
        // @start region=example
        Drawing drawing = Diagram.of(Lowered.of(Catalog.start()));
        Canvas canvas = new Canvas(200, 300);
        DrawingPainter painter = new DrawingPainter(canvas.getGraphicsContext2D());
        painter.use(Palette.LIGHT);
        painter.clear(200, 300);
        painter.paint(drawing, Heat.NONE, Viewport.whole(drawing.bounds(), 200, 300), 200, 300);
        robot.interact(() -> assertThat(colours(canvas)).hasSizeGreaterThan(2));
        // @end
    }
}
