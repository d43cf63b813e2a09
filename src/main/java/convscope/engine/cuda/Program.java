package convscope.engine.cuda;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph as calls, with every number's place: all that there is to decide before a card is asked.
 *
 * @param steps in the order in which they run
 * @param arena bytes on the card for input, values and what is written in between
 * @param host how many numbers lie in page-locked memory: the input, then what is fetched
 * @param fetched where each wanted value begins there
 * @param constants what is uploaded once
 */
record Program(
        List<Step> steps,
        long arena,
        long host,
        Map<Integer, Long> fetched,
        Set<Constant> constants) {

    /**
     * What computes one task.
     *
     * @param node whose time it is, or {@link convscope.graph.Graph#INPUT}
     */
    record Step(int node, List<Call> calls) {
        Step {
            calls = List.copyOf(calls);
        }
    }

    Program {
        steps = List.copyOf(steps);
        fetched = Map.copyOf(fetched);
        constants = new LinkedHashSet<>(constants);
    }

    List<Call> calls() {
        return steps.stream().flatMap(step -> step.calls().stream()).toList();
    }
}
