package convscope.run;

import convscope.engine.Activations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The values of one pass that are at hand: those that were kept when it ran, and those that
 * somebody looked at since. One thread's own; owns what it is given.
 */
final class KnownValues implements AutoCloseable {

    /** Values that somebody looked at since the pass may take so many bytes. */
    static final long MOST = 64L << 20;

    private final Activations pass;
    private final Map<Integer, INDArray> since = new HashMap<>();

    KnownValues(Activations pass) {
        this.pass = pass;
    }

    Optional<INDArray> value(int node) {
        return pass.value(node).or(() -> Optional.ofNullable(since.get(node)));
    }

    /** Takes over what was computed; gives up what was looked at earlier if it becomes too much. */
    void add(Excerpt part, Activations computed) {
        if (bytes(since) > MOST) {
            forget();
        }
        for (int place = 0; place < part.nodes().size(); place++) {
            int node = part.nodes().get(place);
            computed.value(place).ifPresent(value -> since.put(node, value));
        }
    }

    private static long bytes(Map<Integer, INDArray> values) {
        return values.values().stream().mapToLong(v -> v.length() * v.dataType().width()).sum();
    }

    private void forget() {
        since.values().forEach(INDArray::close);
        since.clear();
    }

    @Override
    public void close() {
        forget();
        pass.close();
    }
}
