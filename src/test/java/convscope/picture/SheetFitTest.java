package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetFitTest {

    private static SheetFit fit(int count, int extent, double width, double height) {
        return SheetFit.of(AtlasLayout.of(count, extent, extent, 1), width, height, 20);
    }

    @Test
    void tenMapsInAFlatWindowStandInOneRow() {
        SheetFit fit = fit(10, 56, 1260, 230);
        assertThat(fit.layout().columns()).isEqualTo(10);
        assertThat(fit.scrolls()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1,224", "3,224", "64,224", "64,112", "256,56", "2048,7", "2048,56", "37,1", "5,300"
    })
    void everySheetFitsTheWidthAndScrollsOnlyToStayLegible(int count, int extent) {
        SheetFit fit = fit(count, extent, 1260, 230);
        assertThat(fit.width()).isLessThanOrEqualTo(1260.001);
        assertThat(fit.layout().columns() * fit.layout().rows()).isGreaterThanOrEqualTo(count);
        double cell = fit.layout().cellWidth() * fit.scale();
        assertThat(cell).isGreaterThan(fit.scrolls() ? 19 : 19.99);
        if (!fit.scrolls()) {
            assertThat(fit.height()).isLessThanOrEqualTo(230.001);
        }
    }

    @Test
    void twoThousandMapsScroll() {
        assertThat(fit(2048, 7, 1260, 230).scrolls()).isTrue();
    }
}
