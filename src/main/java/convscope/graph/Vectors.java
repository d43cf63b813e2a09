package convscope.graph;

import java.util.List;

/** Which values have lost their map: [N, C] instead of [N, C, H, W], as in PyTorch. */
public final class Vectors {

    private Vectors() {}

    /** {@return whether {@code op} on these inputs gives [N, C]} */
    public static boolean isVector(Op op, List<Integer> inputs, List<Node> before) {
        return switch (op) {
            case Op.Linear linear -> true;
            case Op.Flatten flatten -> true;
            case Op.Relu relu -> allVectors(inputs, before);
            case Op.Sigmoid sigmoid -> allVectors(inputs, before);
            case Op.Softmax softmax -> allVectors(inputs, before);
            case Op.Scale scale -> allVectors(inputs, before);
            case Op.Add add -> allVectors(inputs, before);
            case Op.Concat concat -> allVectors(inputs, before);
            case Op.BatchNorm2d norm -> allVectors(inputs, before);
            case Op.SliceChannels slice -> allVectors(inputs, before);
            case Op.PadChannels pad -> allVectors(inputs, before);
            case Op.Shuffle shuffle -> allVectors(inputs, before);
            case Op.Lrn lrn -> allVectors(inputs, before);
            case Op.Conv2d conv -> false;
            case Op.RadixSoftmax softmax -> false;
            case Op.MaxPool2d pool -> false;
            case Op.AvgPool2d pool -> false;
            case Op.GlobalAvgPool pool -> false;
            case Op.MulChannel product -> false;
            case Op.Subsample sample -> false;
        };
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
