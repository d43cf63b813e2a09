package convscope.view;

import convscope.catalog.Catalog;
import convscope.diagram.Diagram;
import convscope.engine.EngineException;
import convscope.engine.Engines;
import convscope.engine.Room;
import convscope.engine.Spinning;
import convscope.graph.Lowered;
import convscope.picture.OpenedPicture;
import convscope.picture.PictureFile;
import convscope.picture.SamplePictures;
import convscope.place.UserFolders;
import convscope.session.PictureChoice;
import convscope.session.WeightsChoice;
import convscope.run.CarriedWeights;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import convscope.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.application.Application;
import javafx.stage.Stage;

/** Opens the window; on the design file that the one argument names, if there is one. */
public final class ConvScopeApplication extends Application {

    /**
     * Opens the window, and comes back when it has been closed.
     *
     * @param arguments none, or a design file
     */
    public static void open(String... arguments) {
        warmUp();
        launch(ConvScopeApplication.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        MainWindow window =
                new MainWindow(
                        stage,
                        new StageDesktop(stage),
                        machinery(),
                        UserFolders.ofThisUser().configuration(),
                        Catalog.start());
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught(window::fail));
        stage.show();
        window.offerLeftBehind();
        getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(window::open);
    }

    /**
     * What takes long the first time. The engine's libraries come first and alone: JavaCPP looks
     * their symbols up under a lock of the dynamic linker, opening libraries meanwhile, and while
     * JavaFX opens its own on another thread the two can wait for each other for ever.
     */
    private static void warmUp() {
        Spinning.brief();
        Engines.warmUp(Engines.AUTO);
        Thread.ofPlatform()
                .daemon()
                .name("first drawing")
                .start(() -> Diagram.of(Lowered.of(Catalog.start()), Set.of()));
    }

    /** {@return the engines of this machine} */
    static Machinery machinery() {
        return new Machinery(
                Engines::of,
                Engines::available,
                ConvScopeApplication::weights,
                ConvScopeApplication::picture);
    }

    private static Weights weights(WeightsChoice choice, convscope.graph.Graph graph)
            throws IOException {
        return switch (choice) {
            case WeightsChoice.Seed(long number) -> seeded(graph, number);
            case WeightsChoice.File(Path file, String _, int _) -> WeightsFile.read(file, graph);
            case WeightsChoice.Carried carried ->
                    new CarriedWeights(ConvScopeApplication::weights).weights(carried, graph);
        };
    }

    private static Weights seeded(convscope.graph.Graph graph, long seed) throws IOException {
        try {
            Room.requireWeights(graph);
        } catch (EngineException tooLarge) {
            throw new IOException(tooLarge.getMessage(), tooLarge);
        }
        return SeededWeights.of(graph, seed);
    }

    private static OpenedPicture picture(PictureChoice choice) throws IOException {
        return switch (choice) {
            case PictureChoice.Sample(String name) ->
                    new OpenedPicture(
                            SamplePictures.byName(name).orElse(SamplePictures.CAT).picture(),
                            Optional.empty());
            case PictureChoice.File(var path) -> PictureFile.open(path);
            case PictureChoice.Pasted pasted -> PictureFile.open(pasted.encoded(), pasted.label());
        };
    }
}
