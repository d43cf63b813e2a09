package convscope.view.tabs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.session.Baseline;
import org.junit.jupiter.api.Test;

class CompareTabExampleTest {

    @Test
    void aMissingBaselineIsAColumn() {
        // @start region=example
        Compared.Column column =
                Compared.Column.missing(new Baseline.Missing("resnet50", "there is no such block"));
        assertThat(column.contender()).isEmpty();
        assertThat(column.maps()).isEmpty();
        assertThat(column.excuse()).isNotBlank();
        // @end
    }
}
