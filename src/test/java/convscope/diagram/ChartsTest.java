package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.diagram.Outline.Line;
import convscope.diagram.Outline.Move;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ChartsTest {

    private static List<String> words(Drawing drawing) {
        return drawing.elements().stream()
                .flatMap(element -> element.marks().stream())
                .filter(Mark.Text.class::isInstance)
                .map(mark -> ((Mark.Text) mark).text())
                .toList();
    }

    private static Outline bars(Drawing drawing) {
        return drawing.elements().getLast().marks().stream()
                .filter(Mark.Shape.class::isInstance)
                .map(Mark.Shape.class::cast)
                .filter(shape -> shape.fill() == Ink.GATE)
                .findFirst()
                .orElseThrow()
                .outline();
    }

    @Test
    void aBarReachesAsHighAsItsGate() {
        Outline bars = bars(GateChart.of("gate", Map.of("cat", new float[] {0, 0.25f, 1})));
        double[] heights = new double[3];
        for (int bar = 0; bar < 3; bar++) {
            Move foot = (Move) bars.segments().get(5 * bar);
            Line top = (Line) bars.segments().get(5 * bar + 1);
            heights[bar] = foot.y() - top.y();
        }
        assertThat(heights[0]).isZero();
        assertThat(heights[1] * 4).isEqualTo(heights[2]);
    }

    @Test
    void everyPictureIsNamedWithItsMean() {
        Drawing chart = GateChart.of("se1.gate", Map.of("cat", new float[] {0.5f, 0.25f}));
        assertThat(words(chart)).contains("se1.gate", "cat, mean 0.375", "channel");
    }

    @Test
    void aValueThatIsNoNumberHasNoBar() {
        Outline bars = bars(GateChart.of("gate", Map.of("cat", new float[] {Float.NaN})));
        Move foot = (Move) bars.segments().getFirst();
        assertThat(bars.segments().get(1)).isEqualTo(new Line(foot.x(), foot.y()));
    }

    @Test
    void aSheetOfMapsHasTitleDetailsAndLegend() {
        Pixels maps = new Pixels(2, 1, new int[] {0xFF000000, 0xFFFFFFFF});
        Drawing sheet = MapSheet.of("conv2", "2 maps of 1x1", maps, maps, List.of("-1", "0", "1"));
        assertThat(words(sheet)).containsExactly("conv2", "2 maps of 1x1", "-1", "0", "1");
        assertThat(sheet.elements().getFirst().marks().getLast())
                .isInstanceOfSatisfying(
                        Mark.Picture.class,
                        picture -> assertThat(picture.at().width()).isEqualTo(960));
    }

    @Test
    void pixelsThatDoNotFillTheirPictureAreRefused() {
        assertThatThrownBy(() -> new Pixels(2, 2, new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
