package convscope.lesson;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Path;
import java.util.List;

/**
 * A mistake that breaks the equivalence of ResNeXt's three forms: what is left out when a lecture
 * says that they are the same. Each breaks one column and leaves the others as they are.
 */
public enum Mistake {
    BIAS(
            0,
            "Bias in each path",
            "Every path's last 1x1 carries the whole bias: the sum adds it once for each path. It"
                    + " must be divided among them, or stand behind the sum."),
    BATCH_NORM(
            0,
            "Batch norm in each path",
            "Each path is normalised before the sum. Mean and shift are then taken once for each"
                    + " path: normalising the sum is another function."),
    RELU(
            0,
            "ReLU before the sum",
            "Each path is cut off at zero before the sum: what is negative in one path can no"
                    + " longer cancel what is positive in another."),
    ORDER(
            1,
            "Wrong path order",
            "The paths are concatenated last to first, but the 1x1 behind expects them first to"
                    + " last: its columns meet the wrong channels."),
    STRIDE(
            0,
            "Stride in wrong layer",
            "The stride stands on the first 1x1 instead of the 3x3: the 3x3 sees only every second"
                    + " pixel of the input. The shapes agree, the numbers do not.");

    private final int column;
    private final String title;
    private final String says;

    Mistake(int column, String title, String says) {
        this.column = column;
        this.title = title;
        this.says = says;
    }

    /**
     * {@return the blocks at fault}
     *
     * @param figure the mistaken column's {@link Column#figure}
     */
    public List<Path> culprits(Graph figure) {
        String name =
                switch (this) {
                    case BIAS -> "conv3";
                    case BATCH_NORM -> "batchNorm1";
                    case RELU -> "relu1";
                    case STRIDE -> "conv1";
                    case ORDER -> "parallel1";
                };
        return figure.nodes().stream()
                .map(Node::id)
                .map(Path::new)
                .filter(path -> path.name().equals(name))
                .filter(path -> this == ORDER ? !path.parent().isRoot() : inPath(path))
                .toList();
    }

    private static boolean inPath(Path path) {
        Path outer = path.parent().parent();
        return outer.name().startsWith("parallel") && !outer.parent().isRoot();
    }

    /** {@return the column that it mistakes, from 0} */
    public int column() {
        return column;
    }

    /** {@return a few words for a switch} */
    public String title() {
        return title;
    }

    /** {@return what goes wrong, and why} */
    public String says() {
        return says;
    }
}
