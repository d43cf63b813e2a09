package convscope.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class CatalogExampleTest {

    @Test
    void aNetworkIsFoundByItsName() {
        // @start region=example
        Design network = Catalog.design("resnet50").orElseThrow();
        assertThat(network.input()).isEqualTo(new Shape(3, 224, 224));
        BlockKind kind = Catalog.kindOf(network.body().blocks().getFirst()).orElseThrow();
        assertThat(Catalog.kinds()).contains(kind);
        // @end
    }
}
