package convscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelExampleTest {

    @Test
    void aCellLiesOverTheSeed() {
        // @start region=example
        TensorEdit edit = TensorEdit.none(List.of(4, 3, 3, 3)).with(0, 1.5f);
        WeightEdits edits = WeightEdits.NONE.with("conv1.weight", edit);
        assertThat(edits.of("conv1.weight").orElseThrow().covers(0)).isTrue();
        assertThat(edits.without("conv1.weight")).isEqualTo(WeightEdits.NONE);
        // @end
    }
}
