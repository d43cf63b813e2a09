package convscope.cli;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every verb that computes may be told. */
final class PassOptions {

    /** Where the weights come from; the seed is the window's where nothing is said. */
    static final class WeightsOptions {

        @Option(
                names = "--weights",
                paramLabel = "FILE.safetensors",
                description = "Weights, named by the nodes' paths.")
        private @Nullable Path file;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "Random weights, the same on every machine (0).")
        private @Nullable Long seed;
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @ArgGroup private @Nullable WeightsOptions weights;

    @Mixin private EngineOption engine = new EngineOption();

    @Mixin private ComputeOptions arithmetic = new ComputeOptions();

    @Option(
            names = "--shape",
            paramLabel = "CxHxW",
            description = "The input's shape, instead of the design's own.",
            converter = ShapeConverter.class)
    private @Nullable Shape shape;

    @Nullable Shape shape() {
        return shape;
    }

    /** What came of a pass, and on what. */
    record Computed(Activations activations, String engine, String device)
            implements AutoCloseable {
        @Override
        public void close() {
            activations.close();
        }
    }

    /**
     * {@return what the subject gives on an input}
     *
     * @param keep indices of nodes whose values are wanted
     */
    Computed run(Subject subject, INDArray input, Set<Integer> keep)
            throws EngineException, IOException, UserFault {
        try (Weights tensors = weights(subject)) {
            return run(subject, tensors, input, keep);
        }
    }

    /** {@return the same, with the {@link #weights} that the caller holds} */
    Computed run(Subject subject, Weights tensors, INDArray input, Set<Integer> keep)
            throws EngineException, UserFault {
        EngineSettings settings = arithmetic.of(engine.word());
        Pass pass = new Pass(subject.graph(), tensors, input, keep);
        try (ForwardEngine chosen = Engines.of(settings)) {
            return computed(chosen, pass);
        } catch (EngineException failed) {
            if (!failed.mayRunElsewhere() || !engine.any()) {
                throw failed;
            }
            try (ForwardEngine next = Engines.onProcessor(settings)) {
                return computed(next, pass);
            }
        }
    }

    private static Computed computed(ForwardEngine chosen, Pass pass) throws EngineException {
        Activations activations = chosen.run(pass, Watch.NONE);
        return new Computed(activations, chosen.name(), chosen.device());
    }

    /** {@return the weights that were asked for; the caller closes them} */
    Weights weights(Subject subject) throws IOException, UserFault {
        WeightsOption source =
                weights == null
                        ? new WeightsOption(null, null)
                        : new WeightsOption(weights.file, weights.seed);
        return source.of(subject, spec.commandLine().getErr());
    }
}
