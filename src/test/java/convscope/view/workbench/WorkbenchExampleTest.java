package convscope.view.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.model.Shape;
import convscope.session.Message;
import convscope.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkbenchExampleTest {

    @Test
    void whatIsShownFollows() {
        // @start region=example
        Workbench workbench = new Workbench(Session.on(Catalog.start()));
        List<ShownDesign> heard = new ArrayList<>();
        workbench.shownProperty().addListener((property, before, after) -> heard.add(after));
        workbench.send(new Message.SetInput(new Shape(256, 8, 8)));
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().lowered().root().output()).isEqualTo(new Shape(256, 8, 8));
        // @end
    }
}
