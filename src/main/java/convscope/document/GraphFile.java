package convscope.document;

import convscope.graph.Graph;
import java.nio.file.Path;
import java.util.List;

/**
 * The graph file of section 5: a flat graph, as the reference cases and other tools write it.
 *
 * @param id what the case is called; the file's name where it does not say
 * @param graph the operations; a node's id is its id in the file
 * @param batch how many inputs are computed at once, N of [N, C, H, W]
 * @param input the name of the input's tensor
 * @param outputs what is asked for, in order; the last node where the file does not say
 * @param mids intermediate values that the tensors' file holds too
 * @param tolerance the largest absolute difference at which a case still passes
 * @param tensors the safetensors file, beside the graph file
 */
public record GraphFile(
        String id,
        Graph graph,
        int batch,
        String input,
        List<Value> outputs,
        List<Value> mids,
        double tolerance,
        Path tensors) {

    /** A graph file has at most so many bytes. */
    public static final int MOST_BYTES = 64 << 20;

    public GraphFile {
        outputs = List.copyOf(outputs);
        mids = List.copyOf(mids);
    }

    /**
     * A value of the graph that a file names.
     *
     * @param name its name in the result, e.g. {@code output.prob}
     * @param node the id of the node that gives it
     * @param index the node's index in the graph, or {@link Graph#INPUT}
     * @param tensor the tensor that holds what it should be
     */
    public record Value(String name, String node, int index, String tensor) {}

    /**
     * {@return what the file says, every shape checked}
     *
     * @throws DesignException if the file cannot be read, or its graph does not fit together
     */
    public static GraphFile read(Path path) throws DesignException {
        return parse(TextFile.read(path, MOST_BYTES), path);
    }

    /**
     * {@return the same of a text}
     *
     * @param path where the text came from; its tensors lie beside
     */
    public static GraphFile parse(String text, Path path) throws DesignException {
        String file = TextFile.name(path);
        return new GraphReader(Cursor.root(file, JsonReader.read(text, file))).read(path);
    }

    /** {@return whether a JSON file is a graph file, which a design file never is} */
    public static boolean isGraph(Path path) throws DesignException {
        String file = TextFile.name(path);
        Json json = JsonReader.read(TextFile.read(path, MOST_BYTES), file);
        return json instanceof Json.Members members
                && members.all().containsKey("graph")
                && !members.all().containsKey("format");
    }
}
