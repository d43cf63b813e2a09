package convscope.gpucheck;

import convscope.bench.Noise;
import convscope.bench.Rounds;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.weights.LivedInNorms;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Ours beside PyTorch in turns, on the same weights and input. What must hold is that the outputs
 * agree; a goal that is missed is only said.
 *
 * @param python one with PyTorch, where there is one
 * @param script {@code peer.py}
 */
record BenchCheck(Optional<Path> python, Path script, Rounds rounds) implements Check {

    static final String STEP = "bench";

    private static final long SEED = 1;

    @Override
    public boolean holds(Run run) throws Exception {
        Optional<PyTorch> torch = torch(run);
        boolean all = true;
        try {
            if (torch.isPresent()) {
                run.say().accept("      beside PyTorch: " + torch.get().about());
                run.result().put("torch", torch.get().about());
            }
            for (Subject subject : Subject.ALL) {
                all &= run.item(STEP, subject.name(), () -> measured(subject, run, torch));
            }
        } finally {
            torch.ifPresent(PyTorch::close);
        }
        run.say().accept(BenchTable.of(run.result(), run.engine().name()));
        return all;
    }

    private Optional<PyTorch> torch(Run run) {
        if (python.isEmpty()) {
            run.say().accept("      without PyTorch: no Python with it was found");
            return Optional.empty();
        }
        try {
            Path log = run.result().beside(".torch.log");
            return Optional.of(PyTorch.start(python.get(), script, log));
        } catch (CheckException unstartable) {
            run.say().accept("      without PyTorch: " + unstartable.getMessage());
            return Optional.empty();
        }
    }

    private Finding measured(Subject subject, Run run, Optional<PyTorch> torch) throws Exception {
        Graph graph = subject.graph();
        Path folder = Files.createTempDirectory("convscope-gpu-check");
        try (Weights weights = SeededWeights.of(graph, SEED);
                INDArray input = input(graph.input(), subject.batch())) {
            LivedInNorms.fill(weights, graph, SEED);
            Pass pass = new Pass(graph, weights, input, Set.of());
            Path graphFile = folder.resolve("case.json");
            return Measured.of(pass, run.engine(), torch, graphFile, rounds).finding();
        } finally {
            delete(folder);
        }
    }

    private static INDArray input(Shape shape, int batch) {
        return Noise.of(batch, shape.channels(), shape.height(), shape.width());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
