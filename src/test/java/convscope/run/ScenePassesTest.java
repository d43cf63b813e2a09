package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.lesson.CommonSetting;
import convscope.lesson.Demonstration;
import convscope.lesson.Mistake;
import convscope.lesson.Scene;
import convscope.picture.SamplePictures;
import convscope.proof.Finding;
import convscope.session.PictureChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenePassesTest {

    private static final CommonSetting SMALL = new CommonSetting(3, 2);

    private final LinkedBlockingQueue<SceneFindings> answers = new LinkedBlockingQueue<>();
    private final Newest<ScenePasses.Question, SceneFindings> runner =
            ScenePasses.start(choice -> SamplePictures.CAT.picture(), Runnable::run, answers::add);

    @AfterEach
    void close() {
        runner.close();
    }

    /** The last answer: with all findings, or with trouble. */
    private SceneFindings work(Scene scene) throws InterruptedException {
        runner.ask(new ScenePasses.Question(scene, PictureChoice.INITIAL));
        List<SceneFindings> heard = new ArrayList<>();
        while (heard.isEmpty() || !done(heard.getLast())) {
            SceneFindings next = answers.poll(60, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            heard.add(next);
        }
        return heard.getLast();
    }

    private static boolean done(SceneFindings answer) {
        int columns = answer.scene().columns().size();
        return answer.trouble() != null
                || (answer.against().size() == columns - 1
                        && answer.against().values().stream()
                                .allMatch(against -> against.findings().size() == 3));
    }

    @ParameterizedTest
    @EnumSource(
            value = Demonstration.class,
            names = {"FORMS", "DEPTH_TWO", "GROUPED", "REPVGG"})
    void whatIsCalledEquivalentIsOnOneSetOfWeights(Demonstration demonstration)
            throws InterruptedException {
        SceneFindings answer = work(Scene.FIRST.with(demonstration).with(SMALL));
        assertThat(answer.trouble()).isNull();
        assertThat(answer.chain().steps()).isNotEmpty();
        assertThat(answer.against().values())
                .allSatisfy(a -> assertThat(a.findings()).allMatch(Finding::holds));
        assertThat(answer.times()).hasSameSizeAs(answer.scene().columns());
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void everyMistakeIsSeenInTheNumbersOfItsColumnAlone(Mistake mistake)
            throws InterruptedException {
        SceneFindings answer = work(Scene.FIRST.with(SMALL).toggling(mistake));
        assertThat(answer.trouble()).isNull();
        assertThat(answer.chain().fails()).isPresent();
        answer.against()
                .forEach(
                        (column, against) -> {
                            if (column == mistake.column()) {
                                assertThat(against.findings()).noneMatch(Finding::holds);
                                assertThat(against.map().largest()).isGreaterThan(0.01f);
                            } else {
                                assertThat(against.findings()).allMatch(Finding::holds);
                            }
                        });
    }

    @Test
    void resNetAndResNeXtAreDifferentFunctions() throws InterruptedException {
        SceneFindings answer = work(Scene.FIRST.with(Demonstration.BOTTLENECK));
        assertThat(answer.chain().steps()).isEmpty();
        assertThat(answer.against().get(0).findings()).noneMatch(Finding::holds);
    }

    @Test
    void anUnreadablePictureGivesOneSentence() throws InterruptedException {
        try (var broken =
                ScenePasses.start(
                        choice -> {
                            throw new java.io.IOException("the picture is gone");
                        },
                        Runnable::run,
                        answers::add)) {
            broken.ask(new ScenePasses.Question(Scene.FIRST, PictureChoice.INITIAL));
            SceneFindings answer = answers.poll(60, TimeUnit.SECONDS);
            assertThat(answer.trouble()).isEqualTo("the picture is gone");
        }
    }
}
