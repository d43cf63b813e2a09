package convscope.lesson;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which weights a mistaken column of {@link Demonstration#FORMS} gets: those of the sound one, put
 * where the mistake puts them.
 *
 * @param setting how many paths there are
 * @param made the mistakes
 */
public record Tampering(CommonSetting setting, Set<Mistake> made) {

    public Tampering {
        made = Set.copyOf(made);
    }

    /**
     * {@return for each tensor of the mistaken column the one of the sound column that it is}
     *
     * @param column the column's index: 0 for form A, 1 for form B
     * @param sound the column as it should be; where its paths have a bias, the first has all of it
     * @param mistaken the column with the mistakes made
     */
    public Map<String, String> sources(int column, Graph sound, Graph mistaken) {
        boolean early = column == 0 && made.contains(Mistake.BATCH_NORM);
        int each = column == 0 ? 5 : 4;
        int eachMistaken = early ? each + 1 : each;
        int paths = setting.cardinality();
        List<Node> from = owners(sound);
        List<Node> to = owners(mistaken);
        Map<String, String> sources = new LinkedHashMap<>();
        for (int k = 0; k < to.size(); k++) {
            int path = k / eachMistaken;
            int place = k % eachMistaken;
            int behind = k - paths * eachMistaken;
            if (behind >= 0) {
                put(to.get(k), from.get(paths * each + behind + (early ? 1 : 0)), sources);
            } else if (place == each) {
                put(to.get(k), from.get(paths * each), sources);
            } else {
                put(to.get(k), from.get(path(column, path) * each + place), sources);
            }
            if (behind < 0 && column == 0 && place == 4 && made.contains(Mistake.BIAS)) {
                sources.put(to.get(k).tensor(Role.BIAS), from.get(4).tensor(Role.BIAS));
            }
        }
        return sources;
    }

    /** Which path's weights a path gets. */
    private int path(int column, int path) {
        boolean turned = column == Mistake.ORDER.column() && made.contains(Mistake.ORDER);
        return turned ? setting.cardinality() - 1 - path : path;
    }

    private static List<Node> owners(Graph graph) {
        return graph.nodes().stream().filter(node -> !node.tensors().isEmpty()).toList();
    }

    private static void put(Node to, Node from, Map<String, String> sources) {
        to.tensors().forEach((role, name) -> sources.put(name, from.tensor(role)));
    }
}
