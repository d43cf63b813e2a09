package convscope.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where all tensors of a file lie. They cover its bytes one behind the other, as the format wants;
 * tensors without numbers lie between two others, or at an end.
 */
final class Layout {

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** Names are told apart by 64 bits of them: a million of names would fill a small heap. */
    private record Span(long name, long begin, long end) {}

    /** A tensor that does not start where the one before it ends. */
    record Gap(long begin, long end, long position) {}

    private final List<Span> spans = new ArrayList<>();
    private boolean namesTwice;

    void add(TensorEntry entry) {
        spans.add(new Span(hash(entry.name()), entry.begin(), entry.end()));
    }

    private static long hash(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** Lets the last of those with one name count, and puts them in the order of their bytes. */
    void close() {
        long names = spans.stream().mapToLong(Span::name).sorted().distinct().count();
        namesTwice = names < spans.size();
        if (namesTwice) {
            Map<Long, Span> last = new HashMap<>();
            spans.forEach(span -> last.put(span.name(), span));
            spans.clear();
            spans.addAll(last.values());
        }
        spans.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
    }

    boolean namesTwice() {
        return namesTwice;
    }

    /** {@return how many tensors there are} */
    int count() {
        return spans.size();
    }

    /** {@return the byte after the last tensor} */
    long end() {
        return spans.isEmpty() ? 0 : spans.getLast().end();
    }

    Optional<Gap> gap() {
        long position = 0;
        for (Span span : spans) {
            if (span.begin() != position) {
                return Optional.of(new Gap(span.begin(), span.end(), position));
            }
            position = span.end();
        }
        return Optional.empty();
    }
}
