package convscope.view;

import convscope.catalog.Catalog;
import convscope.diagram.Diagram;
import convscope.graph.Lowered;
import convscope.place.UserFolders;
import convscope.run.Machinery;
import java.nio.file.Path;
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
        LetterOrder.keep();
        MainWindow window =
                new MainWindow(
                        stage,
                        new StageDesktop(stage),
                        Machinery.ofThisMachine(),
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
        Machinery.warmUp();
        Thread.ofPlatform()
                .daemon()
                .name("first drawing")
                .start(() -> Diagram.of(Lowered.of(Catalog.start()), Set.of()));
    }
}
