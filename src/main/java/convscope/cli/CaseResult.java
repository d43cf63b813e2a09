package convscope.cli;

import convscope.document.GraphFile;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Verification;
import convscope.engine.Verification.Expected;
import convscope.graph.Graph;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How far a reference case is from what an engine computes. */
record CaseResult(Verification verification) {

    boolean ok() {
        return verification.ok();
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-4s  %-28s absolute %.2e  relative %.2e  tolerance %.2e",
                ok() ? "ok" : "FAIL",
                verification.id(),
                verification.absolute(),
                verification.relative(),
                verification.tolerance());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("case", verification.id());
        json.put("engine", verification.engine());
        json.put("absolute", verification.absolute());
        json.put("relative", verification.relative());
        json.put("tolerance", verification.tolerance());
        json.put("ok", ok());
        return json;
    }

    static CaseResult of(Path path, ForwardEngine engine)
            throws IOException, EngineException, UserFault {
        GraphFile file = GraphFile.read(path);
        try (Weights tensors = TensorFile.weights(file.tensors(), file.graph(), needed(file));
                INDArray input =
                        TensorFile.input(tensors, file.tensors(), file.input(), file.graph())) {
            List<Expected> expected = expected(file, tensors);
            Set<Integer> keep = expected.stream().map(Expected::node).collect(Collectors.toSet());
            Pass pass = new Pass(file.graph(), tensors, input, keep);
            return new CaseResult(
                    Verification.of(file.id(), engine, pass, expected, file.tolerance()));
        }
    }

    private static Set<String> needed(GraphFile file) {
        return Stream.concat(
                        Stream.of(file.input()),
                        Stream.concat(file.outputs().stream(), file.mids().stream())
                                .map(GraphFile.Value::tensor))
                .collect(Collectors.toSet());
    }

    private static List<Expected> expected(GraphFile file, Weights tensors) throws UserFault {
        List<GraphFile.Value> values =
                Stream.concat(file.outputs().stream(), file.mids().stream())
                        .filter(value -> value.index() != Graph.INPUT)
                        .toList();
        List<Expected> expected = new ArrayList<>();
        for (GraphFile.Value value : values) {
            INDArray reference =
                    tensors.find(value.tensor())
                            .orElseThrow(
                                    () ->
                                            new UserFault(
                                                    "%s has no tensor %s, which %s expects."
                                                            .formatted(
                                                                    file.tensors(),
                                                                    value.tensor(),
                                                                    file.id())));
            expected.add(new Expected(value.index(), reference));
        }
        return expected;
    }
}
