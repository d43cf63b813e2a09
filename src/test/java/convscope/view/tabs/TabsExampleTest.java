package convscope.view.tabs;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.picture.ColourScale;
import convscope.picture.FeatureMaps;
import convscope.picture.Sheet;
import convscope.picture.ValueRange;
import org.junit.jupiter.api.Test;

class TabsExampleTest {

    @Test
    void aMapIsColoured() {
        // @start region=example
        TabValues shown = Computed.start("resnext1");
        FeatureMaps maps = shown.maps(shown.focus().node().getAsInt()).orElseThrow();
        ValueRange range = maps.range().forColours();
        Sheet map = MapPicture.of(maps, 0, ColourScale.of(range, shown.dark()), range);
        assertThat(map.width()).isEqualTo(maps.width());
        // @end
    }
}
