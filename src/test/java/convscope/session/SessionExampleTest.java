package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import org.junit.jupiter.api.Test;

class SessionExampleTest {

    @Test
    void aGestureIsUndone() {
        // @start region=example
        Session first = Session.on(Catalog.start());
        Session renamed = Update.apply(first, new Message.RenameDesign("mine"));
        Session undone = Update.apply(renamed, new Message.Undo());
        assertThat(renamed.unsaved()).isTrue();
        assertThat(undone.design()).isEqualTo(first.design());
        // @end
    }
}
