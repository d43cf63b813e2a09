package convscope.diagram;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The movement from one number of groups to another: the wires and kernels of the old fade while
 * those of the new come up. A movement can be left for another at any time, without a jump.
 *
 * @param from how visible each number of groups was at the start, 0 to 1
 * @param to the number of groups that is wanted
 */
public record Carving(Map<Integer, Double> from, int to) {

    public Carving {
        from = Map.copyOf(from);
    }

    /** {@return no movement at all} */
    public static Carving still(int groups) {
        return new Carving(Map.of(groups, 1.0), groups);
    }

    /**
     * {@return how visible each number of groups is, the wanted one last; one that is not is left
     * out}
     *
     * @param progress 0 to 1
     */
    public Map<Integer, Double> at(double progress) {
        Map<Integer, Double> visible = new LinkedHashMap<>();
        from.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(layer -> layer.getKey() != to && layer.getValue() * (1 - progress) > 0)
                .forEach(layer -> visible.put(layer.getKey(), layer.getValue() * (1 - progress)));
        double before = from.getOrDefault(to, 0.0);
        visible.put(to, before + (1 - before) * progress);
        return visible;
    }

    /** {@return the movement to yet another number, from where this one stands} */
    public Carving turned(double progress, int groups) {
        return new Carving(at(progress), groups);
    }
}
