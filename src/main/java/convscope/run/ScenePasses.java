package convscope.run;

import convscope.engine.Watch;
import convscope.lesson.Scene;
import convscope.picture.Picture;
import convscope.says.Log;
import convscope.session.PictureChoice;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Works scenes out; engines, weights and inputs are freed when nobody looks at any. */
public final class ScenePasses implements Newest.Answering<ScenePasses.Question, SceneFindings> {

    private final PictureSource pictures;
    private @Nullable SceneWork work;
    private SceneFindings known = SceneFindings.of(Scene.FIRST);

    /** Reads a picture, off the JavaFX thread. */
    @FunctionalInterface
    public interface PictureSource {
        Picture read(PictureChoice choice) throws IOException;
    }

    /** What is to be worked out, on which picture. */
    public record Question(Scene scene, PictureChoice picture) {}

    private ScenePasses(PictureSource pictures) {
        this.pictures = pictures;
    }

    /**
     * {@return where scenes are asked for}
     *
     * @param screen where the listener is called, {@code Platform::runLater}
     * @param listener is told several answers to one question, each with more in it
     */
    public static Newest<Question, SceneFindings> start(
            PictureSource pictures, Executor screen, Consumer<SceneFindings> listener) {
        return new Newest<>("equivalence", needed -> new ScenePasses(pictures), screen, listener);
    }

    @Override
    public void answer(Question question, Newest.Telling<SceneFindings> telling) throws Exception {
        known = SceneFindings.of(question.scene);
        if (work == null) {
            work = new SceneWork();
        }
        work.work(question.scene, pictures.read(question.picture), new Known(telling));
    }

    @Override
    public SceneFindings failed(Question question, Throwable failure) {
        return known.failed(Log.sentence(failure));
    }

    @Override
    public void rest() {
        if (work != null) {
            work.close();
            work = null;
        }
    }

    /** What is known so far, told whenever there is more. */
    final class Known {

        private final Newest.Telling<SceneFindings> telling;

        private Known(Newest.Telling<SceneFindings> telling) {
            this.telling = telling;
        }

        SceneFindings known() {
            return known;
        }

        void tell(SceneFindings more) {
            known = more;
            telling.tell(more);
        }

        Watch watch() {
            return telling.eager();
        }
    }
}
