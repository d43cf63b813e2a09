package convscope.export;

import convscope.file.SavedFile;
import convscope.graph.Graph;
import convscope.weights.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.TensorProto;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.nd4j.shade.protobuf.WireFormat;

/**
 * A graph as an ONNX file, opset 13: the input is {@code input} [N, C, H, W] with the batch left
 * open, nodes and their values are named by their paths, tensors by their names, and batch norm is
 * kept. A name that two would have goes to the node, then to the tensor.
 *
 * <p>The weights are streamed from native memory: writing needs no room for a second copy.
 */
public final class OnnxFile {

    /** More bytes than that no ONNX file holds: the limit of a protobuf message. */
    public static final long MOST_BYTES = Integer.MAX_VALUE;

    private OnnxFile() {}

    /**
     * Writes a graph with its weights.
     *
     * @param name what the model is called
     * @param weights every tensor that the graph names, float32
     * @throws IOException in one sentence, if the file would be too large or cannot be written
     */
    public static void write(Path file, String name, Graph graph, Weights weights)
            throws IOException {
        OnnxModel model = OnnxModel.of(name, graph, true);
        require(file, model);
        SavedFile.stream(
                file,
                out ->
                        stream(
                                model,
                                model.weights().stream()
                                        .map(weight -> weights.get(weight.name()))
                                        .toList(),
                                out));
    }

    /**
     * Writes a graph whose weights are further inputs, without values.
     *
     * @param name what the model is called
     * @throws IOException in one sentence, if the file cannot be written
     */
    public static void writeWithoutWeights(Path file, String name, Graph graph) throws IOException {
        OnnxModel model = OnnxModel.of(name, graph, false);
        SavedFile.stream(file, out -> stream(model, List.of(), out));
    }

    /**
     * Refuses what no file can hold, before anybody makes the weights.
     *
     * @throws IOException in one sentence, if the file would be too large
     */
    public static void check(Path file, Graph graph) throws IOException {
        require(file, OnnxModel.of("", graph, true));
    }

    private static void require(Path file, OnnxModel model) throws IOException {
        long bytes = graphBytes(model) + model.frame().getSerializedSize() + 16;
        if (bytes > MOST_BYTES) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s would take %.2f GiB, but an ONNX file holds at most 2 GiB;"
                                    + " without weights it fits",
                            file,
                            bytes / (double) (1L << 30)));
        }
    }

    private static void stream(OnnxModel model, List<INDArray> values, OutputStream target)
            throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(target, 1 << 16);
        model.frame().writeTo(out);
        start(out, ModelProto.GRAPH_FIELD_NUMBER, graphBytes(model));
        model.graph().writeTo(out);
        for (int i = 0; i < values.size(); i++) {
            OnnxModel.Weight weight = model.weights().get(i);
            start(out, GraphProto.INITIALIZER_FIELD_NUMBER, tensorBytes(weight));
            weight.header().writeTo(out);
            start(out, TensorProto.RAW_DATA_FIELD_NUMBER, weight.bytes());
            out.writeRawBytes(floats(values.get(i)).asByteBuffer());
        }
        out.flush();
    }

    private static void start(CodedOutputStream out, int field, long bytes) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt64NoTag(bytes);
    }

    private static long graphBytes(OnnxModel model) {
        return model.graph().getSerializedSize()
                + model.weights().stream()
                        .mapToLong(
                                weight ->
                                        framed(
                                                GraphProto.INITIALIZER_FIELD_NUMBER,
                                                tensorBytes(weight)))
                        .sum();
    }

    private static long tensorBytes(OnnxModel.Weight weight) {
        return weight.header().getSerializedSize()
                + framed(TensorProto.RAW_DATA_FIELD_NUMBER, weight.bytes());
    }

    private static long framed(int field, long bytes) {
        return CodedOutputStream.computeTagSize(field)
                + CodedOutputStream.computeUInt64SizeNoTag(bytes)
                + bytes;
    }

    /** The file is little-endian, and so is every machine that ND4J is published for. */
    @SuppressWarnings("restricted") // The length is the array's.
    private static MemorySegment floats(INDArray array) {
        return MemorySegment.ofAddress(array.data().address())
                .reinterpret(array.length() * Float.BYTES);
    }
}
