package convscope.cli;

import convscope.catalog.Catalog;
import convscope.document.DesignException;
import convscope.graph.GateStage;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the window shows first, where none can open: a design is counted and run on the first sample
 * picture, and its drawing, a sheet of its feature maps and its gates are saved as PNG.
 */
public final class WindowlessJob {

    private WindowlessJob() {}

    /** {@return the exit code for the start design} */
    public static int run(PrintWriter out, PrintWriter err) {
        return run(Catalog.start().name(), out, err);
    }

    /**
     * {@return the exit code}
     *
     * @param design as on the command line; its pictures go to target/, or here where there is none
     */
    public static int run(String design, PrintWriter out, PrintWriter err) {
        Path target = Path.of("target");
        return run(design, Files.isDirectory(target) ? target : Path.of(""), out, err);
    }

    static int run(String design, Path folder, PrintWriter out, PrintWriter err) {
        List<List<String>> verbs = new ArrayList<>();
        verbs.add(List.of("count", design));
        verbs.add(List.of("diagram", design, "--out", file(folder, "block.png")));
        try {
            Graph graph = Subject.of(design, null).graph();
            String maps = file(folder, "maps.png");
            verbs.add(List.of("maps", design, "--node", telling(graph), "--out", maps));
            if (!GateStage.all(graph).isEmpty()) {
                verbs.add(List.of("gates", design, "--out", file(folder, "gates.png")));
            }
        } catch (DesignException | UserFault told) {
            // The first verb says it.
        }
        for (List<String> verb : verbs) {
            int exit = CommandLineProgram.run(verb, out, err);
            if (exit != CommandLineProgram.DONE) {
                return exit;
            }
        }
        return CommandLineProgram.DONE;
    }

    /** The last convolution that still gives maps. */
    private static String telling(Graph graph) {
        return graph.nodes().reversed().stream()
                .filter(node -> node.op() instanceof Op.Conv2d && node.output().area() > 1)
                .findFirst()
                .map(Node::id)
                .orElse("output");
    }

    private static String file(Path folder, String name) {
        return folder.resolve(name).toString();
    }
}
