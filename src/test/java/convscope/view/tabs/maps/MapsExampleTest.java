package convscope.view.tabs.maps;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.picture.FeatureMaps;
import org.junit.jupiter.api.Test;

class MapsExampleTest {

    @Test
    void theGreatestValuesAreListed() {
        // @start region=example
        FeatureMaps vector = new FeatureMaps(3, 1, 1, new float[] {0.1f, 0.7f, 0.2f});
        assertThat(TopClasses.text(vector).lines().skip(1).findFirst().orElseThrow())
                .startsWith("1.  channel 1");
        // @end
    }
}
