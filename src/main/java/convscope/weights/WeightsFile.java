package convscope.weights;

import convscope.graph.Graph;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Weights from a safetensors file whose names are the graph's own, or those under which the
 * catalogue's networks are published, with or without a wrapper's prefix such as {@code module.}.
 */
public final class WeightsFile {

    /** Of tensors that no naming knows, so many are looked at. */
    private static final int MOST_OTHERS = 10_000;

    private WeightsFile() {}

    /**
     * {@return a tensor for each that the graph names; the caller closes them}
     *
     * @throws SafetensorsException if the file does not hold, or tensors are missing, superfluous
     *     or of another shape; nothing is loaded then
     */
    public static Weights read(Path path, Graph graph) throws SafetensorsException {
        return read(path, graph, true);
    }

    /**
     * {@return the same from a file that may hold other tensors, too}
     *
     * @throws SafetensorsException if the file does not hold, or tensors are missing or of another
     *     shape; nothing is loaded then
     */
    public static Weights readAmongOthers(Path path, Graph graph) throws SafetensorsException {
        return read(path, graph, false);
    }

    private static Weights read(Path path, Graph graph, boolean nothingElse)
            throws SafetensorsException {
        try (SafetensorsFile file = SafetensorsFile.open(path, Naming.anyOf(graph), MOST_OTHERS)) {
            Naming naming = Naming.of(graph, file.entries());
            Map<String, TensorEntry> has = naming.stripped(file.entries());
            Optional<String> fault = new Mismatch(graph, naming, has).fault(nothingElse);
            if (fault.isPresent()) {
                throw new SafetensorsException(file.name() + " " + fault.get());
            }
            if (nothingElse && file.count() > file.entries().size()) {
                throw tooMany(file, graph);
            }
            Map<String, TensorEntry> wanted = new LinkedHashMap<>();
            for (String name : graph.tensors().keySet()) {
                wanted.put(name, Objects.requireNonNull(has.get(naming.nameOf(name))));
            }
            return new Weights(file.load(wanted), naming.prefix());
        }
    }

    private static SafetensorsException tooMany(SafetensorsFile file, Graph graph) {
        return new SafetensorsException(
                String.format(
                        Locale.ROOT,
                        "%s holds %d tensors; the design needs %d, and a file of weights may hold %d others",
                        file.name(),
                        file.count(),
                        graph.tensors().size(),
                        MOST_OTHERS));
    }
}
