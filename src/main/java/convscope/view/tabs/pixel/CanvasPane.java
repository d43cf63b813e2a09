package convscope.view.tabs.pixel;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A drawing that is made anew at every moment.
 *
 * @param <M> what there is to see at one moment
 */
abstract class CanvasPane<M> extends Region {

    private final Canvas canvas = new Canvas();
    private @Nullable M moment;

    CanvasPane() {
        getChildren().add(canvas);
        setMinSize(0, 0);
    }

    void show(M now) {
        moment = now;
        paint();
    }

    @Nullable M moment() {
        return moment;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        paint();
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        M now = moment;
        if (now != null && getWidth() > 20 && getHeight() > 20) {
            pen.setImageSmoothing(false);
            draw(pen, now);
        }
    }

    abstract void draw(GraphicsContext pen, M now);
}
