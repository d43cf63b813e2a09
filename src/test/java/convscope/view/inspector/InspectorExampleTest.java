package convscope.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.model.Path;
import convscope.session.Message;
import convscope.session.Session;
import convscope.view.workbench.Workbench;
import org.junit.jupiter.api.Test;

class InspectorExampleTest {

    @Test
    void aBlockIsDescribed() {
        // @start region=example
        Workbench workbench = new Workbench(Session.on(Catalog.start()));
        workbench.send(new Message.Select(new Path("resnext1")));
        InspectedBlock block = InspectedBlock.of(workbench.shown());
        assertThat(block.title()).isEqualTo(Titles.of(block.place().bare(), block.place().input()));
        assertThat(block.fields()).isNotEmpty();
        // @end
    }
}
