package convscope.view.tabs;

import convscope.catalog.Catalog;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.picture.Picture;
import convscope.picture.SamplePictures;
import convscope.run.Focus;
import convscope.run.PassRequest;
import convscope.run.PassResult;
import convscope.session.Location;
import convscope.session.MapSettings;
import convscope.session.Tab;
import convscope.session.WeightsChoice;
import java.util.HashMap;
import java.util.Map;

/** Values as a pass would give them, made up: gates fall from 1 to 0 and back, maps are ramps. */
public final class Computed {

    public static final Picture PICTURE = SamplePictures.GRADIENT.picture();

    private Computed() {}

    public static TabValues start(String path) {
        return shown(Catalog.start(), path, MapSettings.INITIAL, 0);
    }

    public static TabValues start(String path, MapSettings settings) {
        return shown(Catalog.start(), path, settings, 0);
    }

    /**
     * @param seed another one gives other values
     */
    public static TabValues shown(Design design, String path, MapSettings settings, int seed) {
        Lowered lowered = Lowered.of(design);
        Focus focus = Focus.on(lowered, new Path(path));
        Map<Integer, FeatureMaps> values = new HashMap<>();
        for (int node : focus.visible(Tab.GATES)) {
            values.put(node, maps(lowered.graph(), node, seed));
        }
        PassRequest request =
                new PassRequest(
                        lowered, new WeightsChoice.Seed(0), PICTURE, focus.visible(Tab.GATES));
        PassResult result =
                new PassResult(
                        request,
                        values,
                        Map.of(),
                        PICTURE,
                        Map.of(0, 1_500_000L),
                        3.1,
                        "fake",
                        "nowhere",
                        "");
        return new TabValues(focus, result, settings, false, Location.NONE, false);
    }

    private static FeatureMaps maps(Graph graph, int node, int seed) {
        Shape shape = graph.shape(node);
        float[] values = new float[Math.toIntExact(shape.elements())];
        int area = Math.toIntExact(shape.area());
        for (int i = 0; i < values.length; i++) {
            int channel = i / area;
            values[i] =
                    area == 1
                            ? (channel * 37 + seed) % shape.channels() / (float) shape.channels()
                            : channel + seed + (i % area) / (float) area;
        }
        return new FeatureMaps(shape.channels(), shape.height(), shape.width(), values);
    }
}
