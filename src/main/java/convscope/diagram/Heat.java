package convscope.diagram;

import convscope.diagram.Element.Node;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long everything drawn took in one pass. A folded box counts all that is in it, the box of
 * copies that are not drawn all of those; what an engine fused into another operation has no time
 * of its own.
 *
 * @param nanoseconds for each element of the drawing, in its order; below 0 for what has none
 */
public record Heat(List<Long> nanoseconds) {

    /** Nothing was measured. */
    public static final Heat NONE = new Heat(List.of());

    private static final long UNKNOWN = -1;

    public Heat {
        nanoseconds = List.copyOf(nanoseconds);
    }

    /**
     * {@return the heat of a drawing}
     *
     * @param lowered what is drawn
     * @param times nanoseconds by the path of the operation
     */
    public static Heat of(Drawing drawing, Lowered lowered, Map<Path, Long> times) {
        Times sums = Times.of(lowered, times);
        List<Long> all = new ArrayList<>();
        for (Element element : drawing.elements()) {
            all.add(
                    switch (element) {
                        case Node node -> sums.of(node);
                        case Element.Wire wire -> UNKNOWN;
                    });
        }
        return new Heat(all);
    }

    /** {@return how long the element at this place of the drawing's list took, if that is known} */
    public OptionalLong of(int element) {
        long time = element < nanoseconds.size() ? nanoseconds.get(element) : UNKNOWN;
        return time < 0 ? OptionalLong.empty() : OptionalLong.of(time);
    }

    /** {@return what the hottest element took, in nanoseconds; 0 where nothing is known} */
    public long most() {
        return nanoseconds.stream().mapToLong(Long::longValue).filter(t -> t > 0).max().orElse(0);
    }

    /**
     * Sums over runs of nodes.
     *
     * @param before what all nodes before one took together
     * @param known how many of the nodes before one have a time
     */
    private record Times(Lowered lowered, long[] before, int[] known) {

        static Times of(Lowered lowered, Map<Path, Long> times) {
            int size = lowered.graph().nodes().size();
            long[] before = new long[size + 1];
            int[] known = new int[size + 1];
            for (int node = 0; node < size; node++) {
                Long time = times.get(lowered.graph().nodes().get(node).path());
                before[node + 1] = before[node] + (time == null ? 0 : time);
                known[node + 1] = known[node] + (time == null ? 0 : 1);
            }
            return new Times(lowered, before, known);
        }

        long of(Node node) {
            return switch (node.form()) {
                case LAYER, TAG, FOLDED -> all(List.of(node.path()));
                case MORE -> all(node.hides());
                case MERGE -> lowered.find(node.path()).map(this::merging).orElse(UNKNOWN);
                case FRAME -> node.hides().isEmpty() ? UNKNOWN : all(List.of(node.path()));
                case INPUT, OUTPUT, LANE, NOTE, STEP, PANEL -> UNKNOWN;
            };
        }

        private long all(List<Path> paths) {
            long sum = UNKNOWN;
            for (Path path : paths) {
                long time = lowered.find(path).map(p -> run(p.first(), p.end())).orElse(UNKNOWN);
                sum = time < 0 ? sum : Math.max(0, sum) + time;
            }
            return sum;
        }

        /** The operations of a merge stand behind those of its branches. */
        private long merging(Place parallel) {
            int first =
                    parallel.parts().stream().mapToInt(Place::end).max().orElse(parallel.first());
            return run(first, parallel.end());
        }

        private long run(int first, int end) {
            return known[end] == known[first] ? UNKNOWN : before[end] - before[first];
        }
    }
}
