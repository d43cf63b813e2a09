package convscope.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/**
 * Indices by what belongs to them: those with equal values are kept as one set, so that a thousand
 * channels that see the same take the room of one.
 *
 * @param <V> with an equality; never changed once it is in here
 */
final class Partition<V> {

    private final BinaryOperator<V> union;
    private final Map<V, BitSet> parts = new LinkedHashMap<>();

    /**
     * @param union what belongs to an index to which two values are given
     */
    Partition(BinaryOperator<V> union) {
        this.union = union;
    }

    /** Gives the value to these indices, beside what they have. */
    void add(BitSet indices, V value) {
        BitSet left = (BitSet) indices.clone();
        List<Map.Entry<V, BitSet>> changed = new ArrayList<>();
        for (Map.Entry<V, BitSet> part : parts.entrySet()) {
            BitSet common = (BitSet) part.getValue().clone();
            common.and(left);
            if (!common.isEmpty()) {
                left.andNot(common);
                V both = union.apply(part.getKey(), value);
                if (!both.equals(part.getKey())) {
                    part.getValue().andNot(common);
                    changed.add(Map.entry(both, common));
                }
            }
        }
        parts.values().removeIf(BitSet::isEmpty);
        changed.forEach(part -> put(part.getValue(), part.getKey()));
        if (!left.isEmpty()) {
            put(left, value);
        }
    }

    private void put(BitSet indices, V value) {
        parts.computeIfAbsent(value, none -> new BitSet()).or(indices);
    }

    void addAll(Partition<V> other) {
        other.forEach((value, indices) -> add(indices, value));
    }

    void forEach(BiConsumer<V, BitSet> each) {
        parts.forEach(each);
    }

    Optional<V> at(int index) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().get(index))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@return every index that has a value} */
    BitSet indices() {
        BitSet all = new BitSet();
        parts.values().forEach(all::or);
        return all;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Partition<?> partition && parts.equals(partition.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }
}
