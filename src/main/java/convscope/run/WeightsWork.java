package convscope.run;

import convscope.export.OnnxFile;
import convscope.graph.Graph;
import convscope.kernel.WeightEdits;
import convscope.session.WeightsChoice;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is done with weights besides computing, on background threads; they are held no longer than
 * that takes.
 *
 * @param source makes or reads them
 */
public record WeightsWork(WeightsSource source) {

    /**
     * {@return the choice under the names that the file gives its tensors}
     *
     * @throws IOException if the file does not suit the graph, in one sentence
     */
    public WeightsChoice.File suiting(WeightsChoice.File choice, Graph graph) throws IOException {
        try (Weights read = source.weights(choice, graph)) {
            return choice.without(read.prefix());
        }
    }

    /** Writes them as a safetensors file, with what was set by hand. */
    public void save(Path file, Graph graph, WeightsChoice choice, WeightEdits edits)
            throws IOException {
        try (Weights base = source.weights(choice, graph);
                Weights all = base.edited(graph, edits)) {
            all.write(file);
        }
    }

    /** Writes the graph as an ONNX model, with its weights and what was set in them by hand. */
    public void export(Path file, String name, Graph graph, WeightsChoice choice, WeightEdits edits)
            throws IOException {
        OnnxFile.check(file, graph);
        try (Weights base = source.weights(choice, graph);
                Weights all = base.edited(graph, edits)) {
            OnnxFile.write(file, name, graph, all);
        }
    }
}
