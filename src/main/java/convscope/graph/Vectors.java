package convscope.graph;

import java.util.List;

/** Which values have lost their map: [N, C] instead of [N, C, H, W], as in PyTorch. */
public final class Vectors {

    private Vectors() {}

    /** {@return whether {@code op} on these inputs gives [N, C]} */
    public static boolean isVector(Op op, List<Integer> inputs, List<Node> before) {
        return op.vector(allVectors(inputs, before));
    }

    private static boolean allVectors(List<Integer> inputs, List<Node> before) {
        for (int input : inputs) {
            if (input == Graph.INPUT || !before.get(input).vector()) {
                return false;
            }
        }
        return true;
    }
}
