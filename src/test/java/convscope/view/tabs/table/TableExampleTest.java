package convscope.view.tabs.table;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.analysis.Analysis;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableExampleTest {

    @Test
    void anOperationIsARow() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        List<LayerRow> rows = LayerRow.of(Analysis.of(Lowered.of(design)), Optional.empty());
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().parameters()).isEqualTo(4 * 3 * 3 * 3);
        assertThat(rows.getFirst().matches("conv")).isTrue();
        // @end
    }
}
