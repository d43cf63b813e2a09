package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapSheetTest {

    private static List<String> words(Drawing drawing) {
        return drawing.elements().stream()
                .flatMap(element -> element.marks().stream())
                .filter(Mark.Text.class::isInstance)
                .map(mark -> ((Mark.Text) mark).text())
                .toList();
    }

    @Test
    void aSheetOfMapsHasTitleDetailsAndLegend() {
        RasterImage maps = new RasterImage(2, 1, new int[] {0xFF000000, 0xFFFFFFFF});
        Drawing sheet =
                MapSheet.of(
                        "conv2",
                        "2 maps of 1x1",
                        maps,
                        maps,
                        List.of("-1", "0", "1"),
                        Optional.empty());
        assertThat(words(sheet)).containsExactly("conv2", "2 maps of 1x1", "-1", "0", "1");
        assertThat(sheet.elements().getFirst().marks().getLast())
                .isInstanceOfSatisfying(
                        Mark.Picture.class,
                        picture -> assertThat(picture.at().width()).isEqualTo(960));
    }

    @Test
    void pixelsThatDoNotFillTheirPictureAreRefused() {
        assertThatThrownBy(() -> new RasterImage(2, 2, new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
