package convscope.export;

import convscope.model.Extent;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;

/** Attributes of ONNX nodes. */
final class OnnxAttributes {

    private OnnxAttributes() {}

    static AttributeProto whole(String name, long value) {
        return named(name, AttributeType.INT).setI(value).build();
    }

    static AttributeProto real(String name, double value) {
        return named(name, AttributeType.FLOAT).setF((float) value).build();
    }

    static AttributeProto list(String name, Integer... values) {
        AttributeProto.Builder attribute = named(name, AttributeType.INTS);
        List.of(values).forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto extent(String name, Extent extent) {
        return list(name, extent.height(), extent.width());
    }

    private static AttributeProto.Builder named(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
