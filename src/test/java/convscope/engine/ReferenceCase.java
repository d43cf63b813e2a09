package convscope.engine;

import convscope.document.DesignException;
import convscope.document.GraphFile;
import convscope.engine.Verification.Expected;
import convscope.weights.Safetensors;
import convscope.weights.SafetensorsException;
import convscope.weights.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A case of the reference data: a graph, its tensors, and what they must give. */
record ReferenceCase(GraphFile file, Map<String, INDArray> tensors) implements AutoCloseable {

    static final Path FOLDER = Path.of("src/test/resources/reference/cases");

    static ReferenceCase read(String id) throws DesignException, SafetensorsException {
        GraphFile file = GraphFile.read(FOLDER.resolve(id + ".json"));
        return new ReferenceCase(file, Safetensors.read(file.tensors()));
    }

    List<Expected> expected() {
        return Stream.concat(file.outputs().stream(), file.mids().stream())
                .map(value -> new Expected(value.index(), tensors.get(value.tensor())))
                .toList();
    }

    Pass pass() {
        Map<String, INDArray> parameters = new LinkedHashMap<>(tensors);
        parameters.keySet().retainAll(file.graph().tensors().keySet());
        return new Pass(
                file.graph(),
                new Weights(parameters),
                tensors.get(file.input()),
                expected().stream().map(Expected::node).collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        tensors.values().forEach(INDArray::close);
    }
}
