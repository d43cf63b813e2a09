package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import convscope.engine.Activations;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loads an exported graph into ONNX Runtime and compares what it gives with one of our engines. */
final class OnnxAgreement implements AutoCloseable {

    private static final double RELATIVE = 1e-4;

    private final OrtEnvironment runtime =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "test");
    private final ForwardEngine ours;
    private final Path file;

    OnnxAgreement(String engine, Path folder) throws EngineException {
        this.ours = Engines.byName(engine);
        this.file = folder.resolve("design.onnx");
    }

    /** Weights inside the file. */
    void holds(String name, Graph graph, int batch) throws IOException, OrtException {
        try (Weights weights = weights(graph);
                INDArray input = input(graph, batch)) {
            OnnxFile.write(file, name, graph, weights);
            compare(name, graph, weights, input, Map.of());
        }
    }

    /** Weights fed beside the input. */
    void holdsWithoutWeights(String name, Graph graph, int batch) throws IOException, OrtException {
        try (Weights weights = weights(graph);
                INDArray input = input(graph, batch)) {
            OnnxFile.writeWithoutWeights(file, name, graph);
            Map<String, OnnxTensor> fed = new HashMap<>();
            for (String tensor : graph.tensors().keySet()) {
                fed.put(tensor, tensor(weights.get(tensor)));
            }
            compare(name, graph, weights, input, fed);
        }
    }

    /** What others computed. */
    void gives(INDArray expected, Graph graph, Weights weights, INDArray input)
            throws IOException, OrtException {
        OnnxFile.write(file, "expected", graph, weights);
        compare("expected", expected, input, Map.of());
    }

    private void compare(
            String name, Graph graph, Weights weights, INDArray input, Map<String, OnnxTensor> fed)
            throws IOException, OrtException {
        Pass pass = new Pass(graph, weights, input, Set.of());
        try (Activations wanted = ours.run(pass, Watch.NONE)) {
            compare(name, wanted.output(), input, fed);
        } catch (EngineException e) {
            throw new IOException(e);
        }
    }

    private void compare(
            String name, INDArray expected, INDArray input, Map<String, OnnxTensor> fed)
            throws IOException, OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>(fed);
        inputs.put("input", tensor(input));
        try (OrtSession.SessionOptions options = options();
                OrtSession session = runtime.createSession(file.toString(), options);
                OrtSession.Result result = session.run(inputs)) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            assertThat(output.getInfo().getShape()).as(name).isEqualTo(expected.shape());
            assertClose(name, values(expected), floats(output));
        } finally {
            inputs.values().forEach(OnnxTensor::close);
            Files.delete(file);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1); // Hundreds of sessions: none starts threads of its own.
        return options;
    }

    private static void assertClose(String name, float[] expected, float[] actual) {
        double largest = 1e-3;
        for (float number : expected) {
            largest = Math.max(largest, Math.abs(number));
        }
        double difference = Difference.of(expected, actual, expected.length, 1, 1).absolute();
        assertThat(difference).as(name).isLessThan(RELATIVE * largest);
        assertThat(actual).as(name).doesNotContain(Float.NaN);
    }

    private OnnxTensor tensor(INDArray array) throws OrtException {
        return OnnxTensor.createTensor(runtime, FloatBuffer.wrap(values(array)), array.shape());
    }

    private static float[] values(INDArray array) {
        return array.data().asFloat();
    }

    private static float[] floats(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static INDArray input(Graph graph, int batch) {
        Shape shape = graph.input();
        long[] extents = {batch, shape.channels(), shape.height(), shape.width()};
        return random(new Random(5), extents, -1, 1);
    }

    /** Seeded weights, with a batch norm that does something. */
    private static Weights weights(Graph graph) {
        Map<String, INDArray> tensors = new HashMap<>();
        Random random = new Random(7);
        Weights seeded = SeededWeights.of(graph, 3);
        for (String name : seeded.names()) {
            INDArray array = seeded.get(name);
            if (array.rank() == 1) {
                double least = name.endsWith("bias") || name.endsWith("mean") ? -0.3 : 0.5;
                tensors.put(name, random(random, array.shape(), least, least + 0.8));
                array.close();
            } else {
                tensors.put(name, array);
            }
        }
        return new Weights(tensors);
    }

    private static INDArray random(Random random, long[] shape, double least, double most) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(least, most);
        }
        return Nd4j.create(values, shape, 'c');
    }

    @Override
    public void close() {
        ours.close();
    }
}
