package convscope.export;

import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/** Collects the nodes of an ONNX graph, and the constants that they read. */
record OnnxNodes(GraphProto.Builder proto, OnnxNames names) {

    /**
     * Adds a node that bears the name of the one value it gives.
     *
     * @return that name
     */
    String add(String type, String output, List<String> inputs, AttributeProto... attributes) {
        proto.addNode(
                NodeProto.newBuilder()
                        .setName(output)
                        .setOpType(type)
                        .addAllInput(inputs)
                        .addOutput(output)
                        .addAllAttribute(List.of(attributes)));
        return output;
    }

    /**
     * The same for a value on the way to that of a node of ours.
     *
     * @param wanted its name, if nobody else has it
     */
    String step(String type, String wanted, List<String> inputs, AttributeProto... attributes) {
        return add(type, names.fresh(wanted), inputs, attributes);
    }

    /** {@return the name of a constant list of whole numbers, such as a shape} */
    String list(String wanted, long... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(names.fresh(wanted))
                        .setDataType(TensorProto.DataType.INT64_VALUE)
                        .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        proto.addInitializer(tensor);
        return tensor.getName();
    }

    /** {@return the name of a constant number} */
    String number(String wanted, double value) {
        String name = names.fresh(wanted);
        proto.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(TensorProto.DataType.FLOAT_VALUE)
                        .addFloatData((float) value));
        return name;
    }
}
