package convscope.cli;

import convscope.document.Nearest;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Place;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which values a user names by paths. */
final class KeptNodes {

    private KeptNodes() {}

    /**
     * {@return the values' indices by name, in order}
     *
     * @param wanted {@code all}, {@code output}, or paths set apart by commas
     * @throws UserFault if a path names nothing, with the nearest ones
     */
    static Map<String, Integer> of(String wanted, Subject subject) throws UserFault {
        Map<String, Integer> kept = new LinkedHashMap<>();
        if (subject instanceof Subject.OfGraph graph) {
            graph.file().outputs().forEach(output -> kept.put(output.name(), output.index()));
        }
        if (wanted.equals("all")) {
            subject.graph().nodes().forEach(node -> kept.put(node.id(), node.index()));
        } else if (!wanted.equals("output")) {
            for (String path : wanted.split(",", -1)) {
                kept.put(path.strip(), index(path.strip(), subject));
            }
        }
        return kept;
    }

    /** {@return the index of the node, or of a block's result, at this path} */
    static int index(String path, Subject subject) throws UserFault {
        Optional<Node> node = subject.graph().node(path);
        if (node.isPresent()) {
            return node.get().index();
        }
        if (path.equals("input")) {
            return Graph.INPUT;
        }
        if (path.equals("output")) {
            return subject.graph().result();
        }
        Optional<Integer> block =
                subject instanceof Subject.OfDesign design && !path.isEmpty()
                        ? design.lowered().find(new Path(path)).map(Place::result)
                        : Optional.empty();
        return block.orElseThrow(() -> unknown(path, subject));
    }

    private static UserFault unknown(String path, Subject subject) {
        List<String> legal = new ArrayList<>();
        subject.graph().nodes().forEach(node -> legal.add(node.id()));
        return new UserFault(
                "%s has no node '%s'%s".formatted(subject.name(), path, Nearest.hint(path, legal)));
    }
}
