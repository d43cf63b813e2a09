package convscope.weights;

import convscope.graph.Graph;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights from a safetensors file whose names are the graph's own, torchvision's, timm's or those
 * of timm's legacy SE networks.
 */
public final class WeightsFile {

    private final String file;
    private final Map<String, TensorEntry> entries;
    private final Map<String, List<Integer>> wanted;
    private final NamingScheme scheme;

    private WeightsFile(String file, List<TensorEntry> entries, Graph graph) {
        this.file = file;
        this.entries =
                entries.stream().collect(Collectors.toMap(TensorEntry::name, Function.identity()));
        this.wanted = graph.tensors();
        this.scheme =
                Arrays.stream(NamingScheme.values())
                        .max(Comparator.comparingLong(this::found))
                        .orElseThrow();
    }

    /**
     * {@return a tensor for each that the graph names; the caller closes them}
     *
     * @throws SafetensorsException if the file does not hold, or tensors are missing, superfluous
     *     or of another shape; nothing is loaded then
     */
    public static Weights read(Path path, Graph graph) throws SafetensorsException {
        String name = Quote.of(String.valueOf(path.getFileName()));
        try (Arena arena = Arena.ofConfined()) {
            SafetensorsFile file = SafetensorsFile.open(path, arena);
            WeightsFile weights = new WeightsFile(name, file.entries(), graph);
            weights.check();
            file.requireRoom(name, file.entries());
            Map<String, INDArray> tensors = new LinkedHashMap<>();
            for (String tensor : weights.wanted.keySet()) {
                tensors.put(tensor, file.load(weights.entry(tensor)));
            }
            return new Weights(tensors);
        }
    }

    private long found(NamingScheme naming) {
        return wanted.keySet().stream()
                .filter(name -> entries.containsKey(naming.nameOf(name)))
                .count();
    }

    private TensorEntry entry(String tensor) {
        return Objects.requireNonNull(entries.get(scheme.nameOf(tensor)));
    }

    private void check() throws SafetensorsException {
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        Set<String> superfluous = new HashSet<>(entries.keySet());
        wanted.forEach(
                (name, shape) -> {
                    String theirs = scheme.nameOf(name);
                    TensorEntry entry = entries.get(theirs);
                    superfluous.remove(theirs);
                    if (entry == null) {
                        missing.add("%s %s".formatted(Quote.of(theirs), shape));
                    } else if (!entry.shape().equals(longs(shape))) {
                        misshapen.add(
                                "%s as %s, but the design needs %s"
                                        .formatted(Quote.of(theirs), entry.shape(), shape));
                    }
                });
        refuse("has", misshapen);
        refuse("lacks", missing);
        refuse(
                "has, but the design does not need,",
                superfluous.stream()
                        .sorted()
                        .map(entries::get)
                        .filter(Objects::nonNull)
                        .map(entry -> Quote.of(entry.name()) + " " + entry.shape())
                        .toList());
    }

    private static List<Long> longs(List<Integer> shape) {
        return shape.stream().map(Integer::longValue).toList();
    }

    private void refuse(String verb, List<String> faults) throws SafetensorsException {
        if (!faults.isEmpty()) {
            String more =
                    faults.size() > 1
                            ? String.format(Locale.ROOT, ", and %d more", faults.size() - 1)
                            : "";
            throw new SafetensorsException(
                    "%s %s the tensor %s%s".formatted(file, verb, faults.getFirst(), more));
        }
    }
}
