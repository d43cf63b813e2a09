package convscope.cli;

import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.weights.Safetensors;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the verbs take from safetensors files. */
final class TensorFile {

    private TensorFile() {}

    /**
     * {@return all tensors of a file that holds at least those of a graph; the caller closes them}
     *
     * @throws UserFault if one is missing or has another shape
     */
    static Weights weights(Path file, Graph graph) throws IOException, UserFault {
        Weights tensors = read(file);
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

    /** {@return the input that a file holds, as [N, C, H, W]; the caller closes it} */
    static INDArray input(Path file, String wanted, Graph graph) throws IOException, UserFault {
        try (Weights tensors = read(file)) {
            return input(tensors, file, wanted, graph);
        }
    }

    /**
     * {@return the tensor named {@code wanted}, or the only one, as [N, C, H, W]; the caller closes
     * it}
     *
     * @throws UserFault if there is none, or it does not fit the graph
     */
    static INDArray input(Weights tensors, Path file, String wanted, Graph graph) throws UserFault {
        @Nullable INDArray found = tensors.find(wanted).orElse(null);
        if (found == null && tensors.names().size() == 1) {
            found = tensors.get(tensors.names().iterator().next());
        }
        if (found == null) {
            throw new UserFault(
                    String.format(
                            Locale.ROOT,
                            "%s has no tensor named %s among its %d.",
                            file,
                            wanted,
                            tensors.names().size()));
        }
        Shape shape = graph.input();
        long[] each = {shape.channels(), shape.height(), shape.width()};
        long[] is = found.shape();
        boolean batched = is.length == 4 && Arrays.equals(Arrays.copyOfRange(is, 1, 4), each);
        if (!batched && !Arrays.equals(is, each)) {
            throw new UserFault(
                    String.format(
                            Locale.ROOT,
                            "%s holds an input of %s; the design needs [N, %d, %d, %d].",
                            file,
                            Arrays.toString(is),
                            each[0],
                            each[1],
                            each[2]));
        }
        long batch = batched ? is[0] : 1;
        return found.reshape('c', batch, each[0], each[1], each[2]).dup('c');
    }

    private static Weights read(Path file) throws IOException {
        return new Weights(Safetensors.read(file));
    }

    static void write(Path file, Map<String, INDArray> tensors) throws IOException {
        Safetensors.write(file, tensors);
    }
}
