package convscope.view.tabs;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import convscope.analysis.Analysis;
import convscope.catalog.Catalog;
import convscope.engine.EngineSettings;
import convscope.engine.Engines;
import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.picture.SamplePictures;
import convscope.session.MapSettings;
import convscope.session.Spot;
import convscope.session.WeightsChoice;
import convscope.view.run.Focus;
import convscope.view.run.ForwardRunner;
import convscope.view.run.PassEvent;
import convscope.view.run.PassRequest;
import convscope.view.run.PassResult;
import convscope.weights.SeededWeights;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The three tabs on real data: design path tab width height light|dark scale order. */
public final class TabsDemo extends Application {

    private final MapsTab maps = new MapsTab();
    private final GatesTab gates = new GatesTab();
    private final TableTab table = new TableTab();
    private Lowered lowered = Lowered.of(Catalog.start());
    private Path path = new Path("resnext1");
    private MapSettings settings = MapSettings.INITIAL;
    private boolean dark;

    private String argument(int index, String otherwise) {
        List<String> arguments = getParameters().getRaw();
        return index < arguments.size() ? arguments.get(index) : otherwise;
    }

    @Override
    public void start(Stage stage) {
        lowered = Lowered.of(Catalog.design(argument(0, Catalog.start().name())).orElseThrow());
        path = new Path(argument(1, "resnext1"));
        dark = argument(5, "light").equals("dark");
        settings =
                MapSettings.INITIAL
                        .withScale(MapSettings.Scale.valueOf(argument(6, "PER_LAYER")))
                        .withOrder(MapSettings.Order.valueOf(argument(7, "INDEX")));
        setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        TabPane pane =
                new TabPane(
                        new Tab("Maps", maps), new Tab("Gates", gates), new Tab("Table", table));
        pane.getSelectionModel().select(Integer.parseInt(argument(2, "0")));
        stage.setScene(
                new Scene(
                        new StackPane(pane),
                        Double.parseDouble(argument(3, "1280")),
                        Double.parseDouble(argument(4, "300"))));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        run();
    }

    private void run() {
        ForwardRunner runner =
                new ForwardRunner(
                        Engines::of,
                        EngineSettings.USUAL,
                        (choice, graph) -> SeededWeights.of(graph, 0),
                        Platform::runLater,
                        this::heard);
        Focus focus = Focus.on(lowered, path);
        runner.request(
                new PassRequest(
                        lowered,
                        new WeightsChoice.Seed(0),
                        SamplePictures.CAT.picture(),
                        focus.visible(convscope.session.Tab.GATES)));
    }

    private void heard(PassEvent event) {
        switch (event) {
            case PassEvent.Computed(PassResult result) -> show(result);
            case PassEvent.Computing computing -> maps.say(computing.toString());
            case PassEvent.Failed failed -> maps.say(failed.says());
            case PassEvent.Stopped stopped -> maps.say("stopped");
            case PassEvent.Compared compared -> maps.say(compared.toString());
        }
    }

    private void show(PassResult result) {
        System.err.println("pass " + result.milliseconds() + " ms " + result.device());
        Shown shown = new Shown(Focus.on(lowered, path), result, settings, dark, Spot.NONE, false);
        maps.show(shown);
        gates.show(shown);
        table.show(LayerRow.of(Analysis.of(lowered), Optional.of(result)));
        table.select(path);
        int channel = Integer.parseInt(argument(8, "17"));
        maps.selectChannel(channel);
        gates.selectChannel(channel);
        maps.setOnChannel(gates::selectChannel);
        gates.setOnChannel(maps::selectChannel);
        maps.setOnSettings(changed -> change(changed, result));
        gates.setOnSettings(changed -> change(changed, result));
        if (argument(9, "").equals("large")) {
            maps.enlarge(channel);
        }
    }

    private void change(MapSettings changed, PassResult result) {
        settings = changed;
        show(result);
    }

    /** Starts the demo. */
    public static final class Main {
        private Main() {}

        public static void main(String... arguments) {
            launch(TabsDemo.class, arguments);
        }
    }
}
