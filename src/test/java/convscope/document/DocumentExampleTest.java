package convscope.document;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.model.Design;
import org.junit.jupiter.api.Test;

class DocumentExampleTest {

    @Test
    void aDesignSurvivesItsFile() throws Exception {
        // @start region=example
        Design design = Catalog.start();
        String json = DesignFile.toJson(design);
        assertThat(DesignFile.parse(json, "start.json")).isEqualTo(design);
        // @end
    }
}
