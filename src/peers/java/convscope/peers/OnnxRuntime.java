package convscope.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import convscope.engine.Pass;
import convscope.export.OnnxFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** ONNX Runtime on our own export, all its optimisations on. */
final class OnnxRuntime implements Runner {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final int threads;
    private final ByteBuffer model;
    private final OrtSession session;
    private final OnnxTensor input;

    OnnxRuntime(Pass pass, int threads) throws IOException, OrtException {
        this.threads = threads;
        this.model = model(pass);
        this.session = session();
        this.input =
                OnnxTensor.createTensor(
                        environment, direct(pass.input().data().asFloat()), pass.input().shape());
    }

    private static ByteBuffer model(Pass pass) throws IOException {
        Path file = Files.createTempFile("peer", ".onnx");
        try {
            OnnxFile.write(file, "peer", pass.graph(), pass.weights());
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static FloatBuffer direct(float[] values) {
        return ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(values)
                .flip();
    }

    private OrtSession session() throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OptLevel.ALL_OPT);
            // The export leaves the batch open; here it is known, as it is to the others.
            options.setSymbolicDimensionValue("N", 1);
            return environment.createSession(model, options);
        }
    }

    /** {@return how long it takes to make a session of a model that is in memory, milliseconds} */
    double plan() throws OrtException {
        long start = System.nanoTime();
        try (OrtSession _ = session()) {
            return (System.nanoTime() - start) / 1e6;
        }
    }

    @Override
    public double run() throws OrtException {
        long start = System.nanoTime();
        try (OrtSession.Result _ = session.run(feed())) {
            return (System.nanoTime() - start) / 1e6;
        }
    }

    @Override
    public float[] output() throws OrtException {
        try (OrtSession.Result result = session.run(feed())) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            return copy;
        }
    }

    private Map<String, OnnxTensor> feed() {
        return Map.of("input", input);
    }

    @Override
    public void close() {
        input.close();
        try {
            session.close();
        } catch (OrtException alreadyClosed) {
            throw new IllegalStateException(alreadyClosed);
        }
    }
}
