package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.session.Message;
import convscope.session.Session;
import convscope.view.workbench.Workbench;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WindowExampleTest {

    @Test
    void whatIsOpenIsNotSavedOver() {
        // @start region=example
        Workbench workbench = new Workbench(Session.on(Catalog.start()));
        Path file = Path.of("mine.json");
        workbench.send(new Message.Opened(Catalog.start().withName("mine"), file));
        assertThat(workbench.session().design().name()).isEqualTo("mine");
        assertThat(Origin.of(workbench.session()))
                .containsExactly(new Origin(Origin.Kind.DESIGN, file));
        // @end
    }
}
