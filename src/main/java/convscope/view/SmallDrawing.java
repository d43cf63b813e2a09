package convscope.view;

import convscope.diagram.Drawing;
import convscope.diagram.Heat;
import convscope.diagram.Palette;
import convscope.diagram.Viewport;
import convscope.model.Path;
import convscope.view.drawing.DrawingPainter;
import convscope.view.tabs.compare.DrawingCell;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A whole drawing in a small place, to be looked at only. */
final class SmallDrawing extends Region implements DrawingCell {

    private final Canvas canvas = new Canvas();
    private final DrawingPainter painter = new DrawingPainter(canvas.getGraphicsContext2D());
    private @Nullable Drawing drawing;
    private Path selected = Path.ROOT;

    SmallDrawing() {
        getChildren().add(canvas);
        getStyleClass().add("small-drawing");
        setMinSize(30, 30);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void show(Drawing shown, Path marked, boolean dark) {
        drawing = shown;
        selected = marked;
        painter.use(dark ? Palette.DARK : Palette.LIGHT);
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (drawing != null && width > 1 && height > 1) {
            Viewport whole = Viewport.whole(drawing.bounds(), width, height);
            painter.clear(width, height);
            painter.paint(drawing, Heat.NONE, whole, width, height);
            if (!selected.isRoot()) {
                drawing.find(selected)
                        .ifPresent(node -> painter.ring(node, true, false, whole.scale()));
            }
        }
    }
}
