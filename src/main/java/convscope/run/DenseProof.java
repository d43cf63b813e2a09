package convscope.run;

import convscope.engine.Activations;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.says.Log;
import convscope.weights.Regrouped;
import convscope.weights.TensorCopy;
import convscope.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A grouped convolution against a dense one whose kernel is zero wherever two groups would meet:
 * both computed on the same input.
 */
public final class DenseProof
        implements Newest.Answering<DenseProof.Question, DenseProof.Answered> {

    /** A dense kernel of more weights is not laid out for a proof. */
    static final long MOST_WEIGHTS = 16_000_000;

    private final EngineMaker engines;

    /**
     * @param says one sentence
     */
    public record Answered(Question question, String says) {}

    DenseProof(EngineMaker engines) {
        this.engines = engines;
    }

    /**
     * {@return where proofs are asked for}
     *
     * @param screen where the listener is called, {@code Platform::runLater}
     */
    public static Newest<Question, Answered> start(
            EngineMaker engines, Executor screen, Consumer<Answered> listener) {
        return new Newest<>("dense proof", needed -> new DenseProof(engines), screen, listener);
    }

    /**
     * What is to be compared.
     *
     * @param conv with more groups than one
     * @param weight [out, in / groups, kh, kw]
     * @param bias [out], where there is one
     * @param input what the convolution is fed
     * @param output what comes out, without the batch
     */
    public record Question(
            Op.Conv2d conv,
            TensorCopy weight,
            Optional<TensorCopy> bias,
            FeatureMaps input,
            Shape output) {

        /** {@return the question about a node, where it is a grouped convolution} */
        public static Optional<Question> of(
                Node node,
                Optional<TensorCopy> weight,
                Optional<TensorCopy> bias,
                Optional<FeatureMaps> input) {
            return node.op() instanceof Op.Conv2d conv
                            && conv.groups() > 1
                            && weight.isPresent()
                            && input.isPresent()
                            && bias.isPresent() == conv.bias()
                    ? Optional.of(
                            new Question(conv, weight.get(), bias, input.get(), node.output()))
                    : Optional.empty();
        }

        private long denseWeights() {
            return (long) conv.out() * conv.in() * conv.kernel().area();
        }
    }

    @Override
    public void answer(Question question, Newest.Telling<Answered> telling) throws EngineException {
        telling.tell(new Answered(question, says(question)));
    }

    private String says(Question question) throws EngineException {
        if (question.denseWeights() > MOST_WEIGHTS) {
            return "The same kernel as a dense one has too many weights to compute both live.";
        }
        double apart = apart(question);
        return apart == 0
                ? "Computed both, grouped and dense with zeros: largest difference 0."
                : String.format(
                        Locale.ROOT,
                        "Computed both, grouped and dense with zeros: largest difference %.1e.",
                        apart);
    }

    @Override
    public Answered failed(Question question, Throwable failure) {
        return new Answered(
                question,
                "Grouped and dense could not be computed side by side. " + Log.sentence(failure));
    }

    /** {@return the largest absolute difference of the two outputs} */
    double apart(Question question) throws EngineException {
        try (ForwardEngine engine = engines.make(EngineSettings.USUAL);
                INDArray input = input(question.input)) {
            float[] grouped = run(engine, question, question.conv, question.weight, input);
            TensorCopy widened = new Regrouped(question.conv.groups(), 1).of(question.weight);
            float[] dense = run(engine, question, question.conv.withGroups(1), widened, input);
            Shape shape = question.output;
            return Difference.of(grouped, dense, shape.channels(), shape.height(), shape.width())
                    .absolute();
        }
    }

    private static INDArray input(FeatureMaps maps) {
        return Nd4j.create(
                maps.values(), new long[] {1, maps.channels(), maps.height(), maps.width()}, 'c');
    }

    private static float[] run(
            ForwardEngine engine,
            Question question,
            Op.Conv2d conv,
            TensorCopy kernel,
            INDArray input)
            throws EngineException {
        Map<Role, String> names = new HashMap<>(Map.of(Role.WEIGHT, "conv.weight"));
        Map<String, INDArray> tensors = new HashMap<>();
        tensors.put("conv.weight", array(kernel));
        question.bias.ifPresent(
                bias -> {
                    names.put(Role.BIAS, "conv.bias");
                    tensors.put("conv.bias", array(bias));
                });
        Shape in = new Shape(conv.in(), question.input.height(), question.input.width());
        Node node =
                new Node(
                        0,
                        new Path("conv"),
                        "conv",
                        conv,
                        List.of(Graph.INPUT),
                        question.output,
                        false,
                        names);
        Graph graph = new Graph(in, List.of(node), 0);
        try (Weights weights = new Weights(tensors);
                Activations done =
                        engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE)) {
            return done.output().data().asFloat();
        }
    }

    private static INDArray array(TensorCopy copy) {
        return Nd4j.create(
                copy.values(), copy.shape().stream().mapToLong(Integer::longValue).toArray(), 'c');
    }
}
