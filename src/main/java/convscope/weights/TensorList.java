package convscope.weights;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is kept of a header: what somebody wants, and a few others. */
final class TensorList {

    private final Predicate<String> wanted;
    private final int mostOthers;
    private final Map<String, TensorEntry> kept = new LinkedHashMap<>();
    private int others;

    /**
     * @param wanted names whose entries are kept, for a header may name a million
     * @param mostOthers how many of the rest are kept, the first ones
     */
    TensorList(Predicate<String> wanted, int mostOthers) {
        this.wanted = wanted;
        this.mostOthers = mostOthers;
    }

    /** Of entries with one name the last counts. */
    void add(TensorEntry entry) {
        boolean other = !wanted.test(entry.name());
        boolean again = kept.containsKey(entry.name());
        if (again || !other || others < mostOthers) {
            kept.put(entry.name(), entry);
            others += other && !again ? 1 : 0;
        }
    }

    Optional<TensorEntry> find(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    Collection<TensorEntry> kept() {
        return kept.values();
    }
}
