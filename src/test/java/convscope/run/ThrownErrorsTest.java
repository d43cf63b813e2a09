package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.compare.Alignment;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.kernel.WeightEdits;
import convscope.lesson.Scene;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.picture.SamplePictures;
import convscope.session.PictureChoice;
import convscope.session.WeightsChoice;
import convscope.weights.SeededWeights;
import convscope.weights.TensorCopy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no code expects ends in one sentence, and the next question is answered. */
class ThrownErrorsTest {

    private static final Lowered DESIGN =
            Lowered.of(
                    new Design("d", new Shape(4, 5, 5), Sequence.of(Layer.Conv.same(4, 3, 1, 2))));

    private volatile Optional<Error> thrown = Optional.empty();

    static Stream<Error> errors() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new NoClassDefFoundError("org/bytedeco/dnnl/global/dnnl"),
                new UnsatisfiedLinkError("no jnidnnl in java.library.path"));
    }

    private void fail() {
        thrown.ifPresent(
                error -> {
                    throw error;
                });
    }

    private ForwardEngine engine(EngineSettings settings) {
        fail();
        return new FakeEngine();
    }

    private static <T> T next(LinkedBlockingQueue<T> answers) throws InterruptedException {
        T answer = answers.poll(60, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        return answer;
    }

    private static void isSentence(String says) {
        assertThat(says).isNotBlank().hasSizeLessThanOrEqualTo(300);
        assertThat(says).doesNotContain("Error", "java", "dnnl", "bytedeco", "\n");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void ofAComparison(Error error) throws InterruptedException {
        LinkedBlockingQueue<ComparisonEvent> heard = new LinkedBlockingQueue<>();
        Alignment alignment = Alignment.of(DESIGN, new Path(""), List.of());
        ComparisonRequest request =
                new ComparisonRequest(
                        List.of(new ComparisonRequest.Side(DESIGN, alignment.nodes().getFirst())),
                        new WeightsChoice.Seed(0),
                        false,
                        SamplePictures.CAT.picture(),
                        WeightEdits.NONE,
                        EngineSettings.USUAL,
                        0);
        try (var runner =
                ComparisonPasses.start(
                        this::engine,
                        (choice, graph) -> SeededWeights.of(graph, 0),
                        Runnable::run,
                        heard::add)) {
            thrown = Optional.of(error);
            runner.ask(request);
            assertThat(next(heard))
                    .isInstanceOfSatisfying(
                            ComparisonEvent.Failed.class, failed -> isSentence(failed.says()));
            thrown = Optional.empty();
            runner.ask(request);
            assertThat(next(heard)).isInstanceOf(ComparisonEvent.Compared.class);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void ofAProof(Error error) throws InterruptedException {
        LinkedBlockingQueue<DenseProof.Answered> heard = new LinkedBlockingQueue<>();
        Node node = DESIGN.graph().nodes().getFirst();
        TensorCopy weight = new TensorCopy(List.of(4, 2, 3, 3), new float[72]);
        FeatureMaps input = new FeatureMaps(4, 5, 5, new float[100]);
        DenseProof.Question question =
                DenseProof.Question.of(
                                node, Optional.of(weight), Optional.empty(), Optional.of(input))
                        .orElseThrow();
        try (var runner = DenseProof.start(this::engine, Runnable::run, heard::add)) {
            thrown = Optional.of(error);
            runner.ask(question);
            isSentence(next(heard).says());
            thrown = Optional.empty();
            runner.ask(question);
            assertThat(next(heard).says()).endsWith("largest difference 0.");
        }
    }

    /** A time that is missing is all that a failure is. */
    @ParameterizedTest
    @MethodSource("errors")
    void ofAClock(Error error) throws InterruptedException {
        LinkedBlockingQueue<DesignClock.Measured> heard = new LinkedBlockingQueue<>();
        List<Graph> graphs = List.of(DESIGN.graph());
        try (var runner = DesignClock.start(this::engine, Runnable::run, heard::add)) {
            thrown = Optional.of(error);
            runner.ask(graphs);
            assertThat(next(heard).timings()).isEmpty();
            thrown = Optional.empty();
            runner.ask(graphs);
            assertThat(next(heard).timings()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void ofAScene(Error error) throws InterruptedException {
        LinkedBlockingQueue<SceneFindings> heard = new LinkedBlockingQueue<>();
        try (var runner =
                ScenePasses.start(
                        choice -> {
                            fail();
                            return SamplePictures.CAT.picture();
                        },
                        Runnable::run,
                        heard::add)) {
            var question = new ScenePasses.Question(Scene.FIRST, PictureChoice.INITIAL);
            thrown = Optional.of(error);
            runner.ask(question);
            assertThat(next(heard).trouble()).satisfies(ThrownErrorsTest::isSentence);
            thrown = Optional.empty();
            runner.ask(question);
            assertThat(next(heard).trouble()).isNull();
        }
    }

    /** The screen is what throws here: a search has no part that could be stood in for. */
    @ParameterizedTest
    @MethodSource("errors")
    void ofASearch(Error error) throws InterruptedException {
        LinkedBlockingQueue<RuleSearch.Answer> heard = new LinkedBlockingQueue<>();
        var question = new RuleSearch.Question(DESIGN, new Path("conv1"));
        try (var runner =
                RuleSearch.start(
                        task -> {
                            Optional<Error> once = thrown;
                            thrown = Optional.empty();
                            once.ifPresent(
                                    each -> {
                                        throw each;
                                    });
                            task.run();
                        },
                        heard::add)) {
            thrown = Optional.of(error);
            runner.ask(question);
            assertThat(next(heard))
                    .isInstanceOfSatisfying(
                            RuleSearch.Answer.Failed.class, failed -> isSentence(failed.says()));
            runner.ask(question);
            assertThat(next(heard)).isInstanceOf(RuleSearch.Answer.Found.class);
        }
    }
}
