package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.document.Autosave;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosavingTest {

    private static final Session FIRST =
            Session.on(new Design("one", new Shape(8, 8, 8), Sequence.of(new Layer.Relu())));
    private static final Session CHANGED =
            Update.apply(FIRST, new Message.InsertAfterSelection(new Layer.Sigmoid()));

    @TempDir private Path folder;

    private Autosaving autosaving(Duration pause) {
        return new Autosaving(Autosave.in(folder), pause, FIRST);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Until they can be read: a copy is written under another name first. */
    private void await(int copies) throws Exception {
        for (int i = 0; i < 3000 && Autosave.in(folder).left().size() != copies; i++) {
            Thread.sleep(10);
        }
        assertThat(files()).hasSize(copies);
    }

    @Test
    void aChangeIsKeptUntilItIsSaved() throws Exception {
        try (Autosaving autosaving = autosaving(Duration.ofMillis(1))) {
            autosaving.show(CHANGED);
            await(1);
            assertThat(Autosave.in(folder).left().getFirst().design()).isEqualTo(CHANGED.design());
            autosaving.show(
                    Update.apply(
                            CHANGED, new Message.Saved(folder.resolve("a"), CHANGED.design())));
            await(0);
        }
    }

    @Test
    void nothingIsKeptOfADesignThatIsAsItWasOpened() throws Exception {
        try (Autosaving autosaving = autosaving(Duration.ZERO)) {
            autosaving.show(FIRST);
            autosaving.end().get();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void noCopyOutlivesTheWindow() throws Exception {
        Autosaving autosaving = autosaving(Duration.ofMillis(1));
        autosaving.show(CHANGED);
        await(1);
        autosaving.end().get();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsShownAfterTheEndIsKeptNoMore() throws Exception {
        Autosaving autosaving = autosaving(Duration.ZERO);
        autosaving.end().get();
        autosaving.show(CHANGED);
        autosaving.close();
        assertThat(files()).isEmpty();
    }
}
