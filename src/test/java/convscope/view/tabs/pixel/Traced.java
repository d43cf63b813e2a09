package convscope.view.tabs.pixel;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.model.Design;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.picture.PictureInput;
import convscope.run.Focus;
import convscope.run.PassRequest;
import convscope.run.PassResult;
import convscope.session.Location;
import convscope.session.MapSettings;
import convscope.session.Tab;
import convscope.session.WeightsChoice;
import convscope.view.tabs.Computed;
import convscope.view.tabs.TabValues;
import convscope.weights.SeededWeights;
import convscope.weights.TensorCopy;
import convscope.weights.Weights;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the window gives a tab that looks inside a node: a real pass of the reference engine. */
final class Traced {

    private Traced() {}

    static TabValues shown(Design design, String path, Location location, boolean motion) {
        Lowered lowered = Lowered.of(design);
        Focus focus = Focus.on(lowered, new Path(path));
        Set<Integer> visible = focus.visible(Tab.PIXEL);
        PassRequest request =
                new PassRequest(
                        lowered,
                        new WeightsChoice.Seed(0),
                        Computed.PICTURE,
                        visible,
                        focus.tensors(Tab.PIXEL),
                        WeightEdits.NONE,
                        EngineSettings.USUAL);
        try {
            return new TabValues(
                    focus, pass(request), MapSettings.INITIAL, false, location, motion);
        } catch (EngineException e) {
            throw new AssertionError(e);
        }
    }

    private static PassResult pass(PassRequest request) throws EngineException {
        Graph graph = request.lowered().graph();
        Shape in = graph.input();
        Set<Integer> keep = new HashSet<>(request.visible());
        keep.remove(Graph.INPUT);
        Map<Integer, FeatureMaps> values = new HashMap<>();
        Map<String, TensorCopy> tensors = new HashMap<>();
        try (ForwardEngine engine = Engines.byName("nd4j");
                Weights weights = SeededWeights.of(graph, 0);
                INDArray input =
                        PictureInput.tensor(
                                request.picture(), in.channels(), in.height(), in.width());
                Activations given = engine.run(new Pass(graph, weights, input, keep), Watch.NONE)) {
            values.put(Graph.INPUT, FeatureMaps.copyOf(input));
            for (int node : keep) {
                values.put(node, FeatureMaps.copyOf(given.value(node).orElseThrow()));
            }
            for (String name : request.tensors()) {
                tensors.put(name, TensorCopy.of(weights.get(name)));
            }
        }
        return new PassResult(
                request, values, tensors, request.picture(), Map.of(), 1, "nd4j", "CPU", "");
    }
}
