package convscope.run;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.lesson.Deriving;
import convscope.lesson.Scene;
import convscope.lesson.Tampering;
import convscope.rewrite.Derivation;
import convscope.rewrite.DerivationStep;
import convscope.weights.LivedInNorms;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One set of weights for all columns: the last column's, carried back along the derivation; where
 * that cannot be, the first column's, carried along; without a derivation each column has its own.
 */
final class ColumnWeights implements AutoCloseable {

    private static final long SEED = 0;

    private final List<Weights> columns;

    private ColumnWeights(List<Weights> columns) {
        this.columns = columns;
    }

    /**
     * @param type in which numbers they are carried
     */
    static ColumnWeights of(Scene scene, Deriving.Chain sound, List<Graph> graphs, DataType type) {
        List<Weights> columns = new ArrayList<>();
        try {
            if (sound.links().isEmpty()) {
                graphs.forEach(graph -> columns.add(fresh(graph, type)));
            } else if (reversible(sound)) {
                columns.add(fresh(graph(scene, graphs.size() - 1), type));
                for (Derivation link : sound.links().reversed()) {
                    columns.addFirst(back(link, columns.getFirst()));
                }
            } else {
                columns.add(fresh(graph(scene, 0), type));
                for (Derivation link : sound.links()) {
                    columns.add(link.carried(columns.getLast()));
                }
            }
            tamper(scene, graphs, columns);
            return new ColumnWeights(columns);
        } catch (RuntimeException | OutOfMemoryError e) {
            columns.forEach(Weights::close);
            throw e;
        }
    }

    private static Graph graph(Scene scene, int column) {
        return Lowered.of(scene.sound().get(column).design()).graph();
    }

    private static Weights fresh(Graph graph, DataType type) {
        try (Weights weights = SeededWeights.of(graph, SEED)) {
            LivedInNorms.fill(weights, graph, SEED);
            return weights.in(type);
        }
    }

    /** Whether every step can be taken back, and for every weights. */
    private static boolean reversible(Deriving.Chain sound) {
        return sound.steps().stream()
                .allMatch(
                        step ->
                                step.rewriting()
                                        .reversed()
                                        .filter(back -> back.there().always())
                                        .isPresent());
    }

    private static Weights back(Derivation link, Weights last) {
        List<Weights> all = new ArrayList<>(List.of(last));
        try {
            for (DerivationStep step : link.steps().reversed()) {
                var back = step.rewriting().reversed().orElseThrow();
                all.add(back.there().carried(all.getLast()));
            }
            return all.size() == 1 ? copy(last, identity(last)) : all.removeLast();
        } finally {
            all.stream().skip(1).forEach(Weights::close);
        }
    }

    private static void tamper(Scene scene, List<Graph> graphs, List<Weights> columns) {
        Tampering tampering = new Tampering(scene.setting(), scene.mistakes());
        for (int i = 0; i < graphs.size(); i++) {
            if (scene.mistaken(i)) {
                Graph sound = graph(scene, i);
                try (Weights before = columns.get(i)) {
                    columns.set(i, copy(before, tampering.sources(i, sound, graphs.get(i))));
                }
            }
        }
    }

    private static Map<String, String> identity(Weights weights) {
        Map<String, String> same = new LinkedHashMap<>();
        weights.names().forEach(name -> same.put(name, name));
        return same;
    }

    private static Weights copy(Weights from, Map<String, String> sources) {
        Map<String, INDArray> copies = new LinkedHashMap<>();
        sources.forEach((name, source) -> copies.put(name, from.get(source).dup('c')));
        return new Weights(copies);
    }

    /** {@return the column's weights; they stay this object's} */
    Weights of(int column) {
        return columns.get(column);
    }

    /**
     * {@return the chain with the step at which the weights part, where every rule applies to the
     * designs and still the mistakes give other weights}
     */
    Deriving.Chain judge(Deriving.Chain chain, Scene scene) {
        if (chain.fails().isPresent()) {
            return chain;
        }
        int first = 0;
        for (int i = 0; i < chain.links().size(); i++) {
            Derivation link = chain.links().get(i);
            Optional<String> other =
                    scene.mistaken(i) ? firstOther(link, of(i), of(i + 1)) : Optional.empty();
            if (other.isPresent()) {
                int step = first + making(link, other.get());
                return new Deriving.Chain(
                        chain.links(),
                        OptionalInt.of(step),
                        "“%s” applies, and gives %s other values than column %s has"
                                .formatted(
                                        chain.steps().get(step).rule().name(),
                                        other.get(),
                                        "ABC".charAt(i + 1)));
            }
            first += link.steps().size();
        }
        return chain;
    }

    private static Optional<String> firstOther(Derivation link, Weights from, Weights to) {
        try (Weights carried = link.carried(from)) {
            return to.names().stream()
                    .filter(name -> !carried.get(name).equalsWithEps(to.get(name), 1e-6))
                    .findFirst();
        }
    }

    /** The last step that put the tensor together; the first where none did. */
    private static int making(Derivation link, String tensor) {
        String name = tensor;
        for (int i = link.steps().size() - 1; i >= 0; i--) {
            switch (link.steps().get(i).rewriting().there().tensors().get(name)) {
                case convscope.rewrite.Tensor.Given given -> name = given.name();
                case null, default -> {
                    return i;
                }
            }
        }
        return 0;
    }

    @Override
    public void close() {
        columns.forEach(Weights::close);
    }
}
