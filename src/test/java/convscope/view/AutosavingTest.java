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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosavingTest {

    private static final Session FIRST =
            Session.on(new Design("one", new Shape(8, 8, 8), Sequence.of(new Layer.Relu())));
    private static final Session CHANGED =
            Update.apply(FIRST, new Message.InsertAfterSelection(new Layer.Sigmoid()));

    private static final Duration PAUSE = Duration.ofMillis(1);

    @TempDir private Path folder;
    private final ScheduledExecutorService disk = Autosaving.thread();

    private Autosaving autosaving() {
        return new Autosaving(Autosave.in(folder), PAUSE, FIRST, disk);
    }

    /** Until all is done that was asked for: the thread does one after the other. */
    private void done() throws Exception {
        disk.schedule(() -> {}, PAUSE.toMillis(), TimeUnit.MILLISECONDS).get();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aChangeIsKeptUntilItIsSaved() throws Exception {
        try (Autosaving autosaving = autosaving()) {
            autosaving.show(CHANGED);
            done();
            assertThat(files()).hasSize(1);
            assertThat(Autosave.in(folder).left().getFirst().design()).isEqualTo(CHANGED.design());
            autosaving.show(
                    Update.apply(
                            CHANGED, new Message.Saved(folder.resolve("a"), CHANGED.design())));
            done();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void nothingIsKeptOfADesignThatIsAsItWasOpened() throws Exception {
        try (Autosaving autosaving = autosaving()) {
            autosaving.show(FIRST);
            autosaving.end().get();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void noCopyOutlivesTheWindow() throws Exception {
        Autosaving autosaving = autosaving();
        autosaving.show(CHANGED);
        done();
        assertThat(files()).hasSize(1);
        autosaving.end().get();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsShownAfterTheEndIsKeptNoMore() throws Exception {
        Autosaving autosaving = autosaving();
        autosaving.end().get();
        autosaving.show(CHANGED);
        autosaving.close();
        assertThat(files()).isEmpty();
    }
}
