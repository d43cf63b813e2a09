package convscope.cli;

import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.weights.Safetensors;
import convscope.weights.SafetensorsFile;
import convscope.weights.TensorEntry;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the verbs take from safetensors files. */
final class TensorFile {

    private TensorFile() {}

    /**
     * {@return those of a file's tensors that a graph names, and others of these names; the caller
     * closes them}
     *
     * @throws UserFault if one of the graph's is missing or has another shape
     */
    static Weights weights(Path file, Graph graph, Set<String> others)
            throws IOException, UserFault {
        Set<String> names = graph.tensors().keySet();
        Weights tensors =
                new Weights(
                        Safetensors.read(
                                file, name -> names.contains(name) || others.contains(name)));
        for (Map.Entry<String, List<Integer>> wanted : graph.tensors().entrySet()) {
            String name = wanted.getKey();
            @Nullable INDArray found = tensors.find(name).orElse(null);
            if (found == null || !fits(found, wanted.getValue())) {
                String has =
                        found == null
                                ? "has no tensor"
                                : "has %s for".formatted(Arrays.toString(found.shape()));
                tensors.close();
                throw new UserFault(
                        "%s %s %s; the design needs one of %s."
                                .formatted(file, has, name, wanted.getValue()));
            }
        }
        return tensors;
    }

    private static boolean fits(INDArray found, List<Integer> shape) {
        return Arrays.equals(found.shape(), shape.stream().mapToLong(i -> i).toArray());
    }

    /**
     * {@return the tensor named {@code wanted}, or the only one of a file, as [N, C, H, W]; the
     * caller closes it}
     *
     * @throws UserFault if there is none, or it does not fit the graph
     */
    static INDArray input(Path path, String wanted, Graph graph) throws IOException, UserFault {
        try (SafetensorsFile file = SafetensorsFile.open(path, wanted::equals, 1)) {
            Optional<TensorEntry> only =
                    file.count() == 1 ? file.entries().stream().findFirst() : Optional.empty();
            TensorEntry entry =
                    file.find(wanted)
                            .or(() -> only)
                            .orElseThrow(() -> missing(path, wanted, file.count()));
            long batch = batch(path, entry.extents(), graph.input());
            try (Weights found = new Weights(file.load(Map.of(wanted, entry)))) {
                return shaped(found.get(wanted), batch, graph.input());
            }
        }
    }

    /** {@return the same of tensors that were read already} */
    static INDArray input(Weights tensors, Path path, String wanted, Graph graph) throws UserFault {
        INDArray found =
                tensors.find(wanted)
                        .orElseThrow(
                                () -> new UserFault(path + " has no tensor named " + wanted + "."));
        return shaped(found, batch(path, found.shape(), graph.input()), graph.input());
    }

    private static UserFault missing(Path file, String wanted, int count) {
        return new UserFault(
                String.format(
                        Locale.ROOT,
                        "%s has no tensor named %s among its %d.",
                        file,
                        wanted,
                        count));
    }

    private static long batch(Path file, long[] is, Shape shape) throws UserFault {
        long[] each = {shape.channels(), shape.height(), shape.width()};
        boolean batched =
                is.length == 4 && is[0] > 0 && Arrays.equals(Arrays.copyOfRange(is, 1, 4), each);
        if (!batched && !Arrays.equals(is, each)) {
            throw new UserFault(
                    String.format(
                            Locale.ROOT,
                            "%s holds an input of %s; the design needs [N, %d, %d, %d].",
                            file,
                            is.length > 8 ? "rank " + is.length : Arrays.toString(is),
                            each[0],
                            each[1],
                            each[2]));
        }
        return batched ? is[0] : 1;
    }

    private static INDArray shaped(INDArray found, long batch, Shape shape) {
        return found.reshape('c', batch, shape.channels(), shape.height(), shape.width()).dup('c');
    }

    static void write(Path file, Map<String, INDArray> tensors) throws IOException {
        Safetensors.write(file, tensors);
    }
}
