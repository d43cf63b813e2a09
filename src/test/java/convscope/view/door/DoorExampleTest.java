package convscope.view.door;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.diagram.Palette;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class DoorExampleTest {

    @Test
    void theErrorOfFewerPathsIsDrawn() {
        // @start region=example
        ErrorPlot plot = new ErrorPlot();
        plot.resize(230, 230);
        plot.show(32, Palette.LIGHT);
        plot.layout();
        Canvas canvas = (Canvas) plot.getChildrenUnmodifiable().getFirst();
        assertThat(canvas.getWidth()).isEqualTo(230);
        // @end
    }
}
