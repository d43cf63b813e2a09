package convscope.view;

import convscope.bench.Timings;
import convscope.catalog.ResNeXt;
import convscope.diagram.Diagram;
import convscope.diagram.Palette;
import convscope.diagram.Slot;
import convscope.diagram.Typeface;
import convscope.document.Autosave;
import convscope.document.PreferencesFile;
import convscope.engine.EngineSettings;
import convscope.export.DiagramFile;
import convscope.model.Design;
import convscope.model.Shape;
import convscope.run.ComparisonPasses;
import convscope.run.Focus;
import convscope.run.FormRace;
import convscope.run.ForwardPasses;
import convscope.run.Machinery;
import convscope.run.Newest;
import convscope.run.PassEvent;
import convscope.run.PassResult;
import convscope.run.Reply;
import convscope.run.WeightsWork;
import convscope.says.Legible;
import convscope.session.Message;
import convscope.session.PictureChoice;
import convscope.session.Session;
import convscope.session.Theme;
import convscope.session.Update;
import convscope.view.door.EquivalenceDoor;
import convscope.view.inspector.Inspector;
import convscope.view.tabs.TabHost;
import convscope.view.tabs.compare.CompareTab;
import convscope.view.workbench.ShownDesign;
import convscope.view.workbench.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;

/**
 * The window, put together: every part is shown what follows from the session, and sends messages
 * to the workbench.
 */
public final class MainWindow implements AutoCloseable {

    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final Stage stage;
    private final Workbench workbench;
    private final Notices notices = new Notices();
    private final Autosaving autosaving;
    private final Documents documents;
    private final WeightsFiles weights;
    private final Passes passes;
    private final TopBar top;
    private final EngineLine engine;
    private final Inspector inspector;
    private final BottomTabs tabs;
    private final BlockView blocks;
    private final HeatedDrawing drawing;
    private final BlockPopups popups;
    private final Desktop desktop;
    private final Remembered remembered;
    private final Menu recent;
    private final Background background;
    private final Newest<FormRace.Question, Reply<List<Timings>>> race;
    private Consumer<Optional<List<Double>>> raced = medians -> {};
    private final HelpSheet help;
    private final RewriteMenu rewrites;
    private final Pictures pictures;
    private final FileDrops drops;
    private final EquivalenceDoor door;
    private Optional<Path> leftUnfinished = Optional.empty();
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root);

    /**
     * @param stage what it fills; not shown yet
     * @param desktop dialogs and the clipboard
     * @param machinery what computes; started at once
     * @param home the folder of what is kept from one start to the next
     * @param first what it starts on
     */
    public MainWindow(Stage stage, Desktop desktop, Machinery machinery, Path home, Design first) {
        this.stage = stage;
        this.desktop = desktop;
        this.remembered = new Remembered(PreferencesFile.in(home));
        this.workbench = new Workbench(begun(Session.on(first), remembered));
        Workbench open = workbench;
        this.background =
                new Background(Platform::runLater, notices, () -> Origin.of(open.session()));
        this.race = FormRace.start(machinery.engines(), Platform::runLater, this::raced);
        this.pictures =
                new Pictures(background, machinery.pictures(), this::inForce, this::refused);
        this.door = new EquivalenceDoor(pictures::read);
        this.passes =
                new Passes(
                        hear ->
                                ForwardPasses.start(
                                        machinery.engines(),
                                        Passes.settings(remembered.engine()),
                                        machinery.weights(),
                                        new NextFrame(),
                                        hear),
                        pictures,
                        new PassScreen());
        this.autosaving = new Autosaving(Autosave.in(home), Autosaving.PAUSE, workbench.session());
        this.weights =
                new WeightsFiles(
                        workbench,
                        new WeightsWork(machinery.weights()),
                        background,
                        desktop,
                        notices::say);
        this.documents = new Documents(workbench, desktop, background, weights, this::opened);
        Exports exports =
                new Exports(
                        workbench,
                        desktop,
                        new WeightsWork(machinery.weights()),
                        background,
                        notices::fail,
                        notices::say);
        this.drops = new FileDrops(documents, weights, pictures);
        Commands commands =
                new Commands(
                        workbench,
                        documents,
                        weights,
                        exports,
                        new Pasting(desktop, documents, drops, pictures, notices::say),
                        pictures,
                        desktop,
                        new Actions());
        this.popups = new BlockPopups(commands);
        this.blocks = new BlockView(new Gestures(workbench, new Over(), background.kind("drop")));
        this.drawing = new HeatedDrawing(blocks);
        this.engine = new EngineLine(workbench, passes::stop);
        this.rewrites = new RewriteMenu(workbench, machinery.engines());
        Menus menus = new Menus(commands, rewrites.menu());
        this.top = new TopBar(pictures, weights, commands, menus.bar(), engine, notices::say);
        this.inspector = new Inspector(workbench, this::measure);
        CompareOffers offers =
                new CompareOffers(workbench, desktop, background.kind("other design"));
        CompareTab compare =
                new CompareTab(
                        SmallDrawing::new,
                        () -> offers,
                        chosen -> workbench.send(new Message.Compare(chosen)));
        Comparisons comparisons =
                new Comparisons(
                        hear ->
                                ComparisonPasses.start(
                                        machinery.engines(),
                                        machinery.weights(),
                                        Platform::runLater,
                                        hear),
                        pictures,
                        compare);
        this.tabs =
                new BottomTabs(
                        new TabHost(workbench, root),
                        machinery.engines(),
                        exports::table,
                        comparisons);
        this.help = new HelpSheet(menus.groups(), menus.titles());
        this.recent = menus.recent();
        assemble();
        remembered.fill(recent, documents::open);
        remembered.place(stage);
        Platform.runLater(blocks::requestFocus);
        stage.setScene(scene);
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    leave();
                });
        workbench.shownProperty().subscribe(this::show);
        background.kind("engines").run(machinery.offers()::get, engine::show);
    }

    /** {@return the session as it was left, as far as that is kept} */
    private static Session begun(Session session, Remembered kept) {
        Session begun = session;
        for (Message message :
                List.of(
                        new Message.ShowTheme(kept.theme()),
                        new Message.ShowMotion(kept.motion()),
                        new Message.ChooseEngine(kept.engine()))) {
            begun = Update.apply(begun, message);
        }
        return begun;
    }

    public Workbench workbench() {
        return workbench;
    }

    /** Says one sentence over the window. */
    public void fail(String sentence) {
        notices.fail(sentence);
    }

    /** The picture was read: from now on everything follows it. */
    private void inForce(PictureChoice picture, Optional<String> warning) {
        workbench.send(new Message.ChoosePicture(picture));
        passes.show(workbench.shown());
        warning.ifPresent(notices::say);
    }

    /** The picture before stays in force. */
    private void refused() {
        pictures.inForce()
                .filter(before -> !before.equals(workbench.session().picture()))
                .map(Message.ChoosePicture::new)
                .ifPresent(workbench::send);
    }

    /** Opens a design file, unless the user wants to keep what is there. */
    public void open(Path file) {
        documents.open(file);
    }

    /** Asks what becomes of a design that a crash left behind, if there is one. */
    public void offerLeftBehind() {
        autosaving.offer(workbench, desktop);
    }

    private void opened(Path file) {
        remembered.opened(file);
        remembered.fill(recent, documents::open);
    }

    private void assemble() {
        PalettePane palette =
                new PalettePane(
                        block -> workbench.send(new Message.InsertAfterSelection(block)),
                        documents::show);
        SplitPane above = new SplitPane(palette.node(), drawing.node());
        above.setDividerPositions(0.19);
        SplitPane.setResizableWithParent(palette.node(), false);
        SplitPane left = new SplitPane(above, tabs.node());
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.58);
        SplitPane all = new SplitPane(left, inspector.node());
        all.setDividerPositions(0.74);
        SplitPane.setResizableWithParent(inspector.node(), false);
        BorderPane frame = new BorderPane(all);
        frame.setTop(top.node());
        root.getChildren().setAll(frame, door.node(), notices.node(), help.node());
        root.getStyleClass().add("convscope");
        for (Typeface typeface : Typeface.values()) {
            Font.loadFont(typeface.open(), 13);
        }
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(MainWindow.class.getResource("convscope.css"))
                                .toExternalForm());
        drops.acceptOn(root);
    }

    private void show(ShownDesign shown) {
        Session session = shown.session();
        Themes.apply(session.theme(), root);
        remembered.theme(session.theme());
        remembered.motion(session.motion());
        remembered.engine(session.engine());
        engine.show(session.engine());
        boolean unsaved = session.unsaved() || session.unsavedWeights();
        stage.setTitle((unsaved ? "*" : "") + Legible.of(session.design().name()) + " - ConvScope");
        drawing.show(shown, palette(session.theme()));
        inspector.show(shown);
        top.show(session);
        if (session.notice().isEmpty()) {
            notices.fade();
        } else {
            notices.say(session.notice());
        }
        rewrites.show(shown);
        door.use(session);
        passes.show(shown);
        autosaving.show(session);
    }

    private static Palette palette(Theme theme) {
        return switch (theme) {
            case LIGHT -> Palette.LIGHT;
            case DARK -> Palette.DARK;
        };
    }

    private void measure(ResNeXt block, Shape input, Consumer<Optional<List<Double>>> then) {
        raced = then;
        EngineSettings settings = Passes.settings(workbench.session().engine());
        race.ask(new FormRace.Question(block, input, settings));
    }

    private void raced(Reply<List<Timings>> reply) {
        switch (reply) {
            case Reply.Done(List<Timings> times) ->
                    raced.accept(Optional.of(times.stream().map(Timings::median).toList()));
            case Reply.Failed(Throwable cause) -> {
                notices.fail(cause);
                raced.accept(Optional.empty());
            }
        }
    }

    /** Once it was said that a file is still being written, the window closes all the same. */
    private void leave() {
        if (root.isDisabled()) {
            return;
        }
        Optional<Path> unfinished = background.unfinished();
        if (unfinished.isPresent() && !unfinished.equals(leftUnfinished)) {
            leftUnfinished = unfinished;
            notices.fail(
                    unfinished.get()
                            + " is still being written; close the window again to leave it as it"
                            + " was.");
            return;
        }
        documents.unlessUnsaved(this::end);
    }

    /** What is kept is written meanwhile; a disk that does not answer holds nobody up. */
    private void end() {
        root.setDisable(true);
        CompletableFuture<?> kept = remembered.placed(stage);
        close();
        CompletableFuture<?> _ =
                CompletableFuture.allOf(kept, autosaving.end())
                        .orTimeout(LEAVING.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, _) -> Platform.runLater(stage::close));
    }

    /** Stops the engine and frees what it holds. */
    @Override
    public void close() {
        passes.close();
        rewrites.close();
        race.close();
        tabs.close();
        door.dispose();
        autosaving.close();
    }

    /** What passes are shown on. */
    private final class PassScreen implements Passes.Screen {

        @Override
        public void computed(ShownDesign shown, Focus focus, PassResult result) {
            tabs.computed(shown, focus, result);
            inspector.took(shown, result);
        }

        @Override
        public void without(ShownDesign shown, String why) {
            tabs.without(shown, why);
        }

        @Override
        public void status(PassEvent event) {
            engine.show(event);
            switch (event) {
                case PassEvent.Computed(PassResult result) -> drawing.computed(result);
                case PassEvent.Failed failed -> drawing.failed();
                case PassEvent.Stopped _, PassEvent.Computing _, PassEvent.Compared _ -> {}
            }
        }
    }

    /** What opens over the drawing. */
    private final class Over implements Gestures.Popups {

        @Override
        public void offer(Slot slot) {
            popups.offer(
                    blocks,
                    slot,
                    block ->
                            workbench.send(
                                    new Message.Insert(slot.sequence(), slot.index(), block)));
        }

        @Override
        public void menu(double screenX, double screenY) {
            popups.menu(blocks, screenX, screenY);
        }

        @Override
        public void edit() {
            inspector.edit();
        }
    }

    /** What commands do to the window itself. */
    private final class Actions implements Commands.WindowActions {

        @Override
        public void exportDiagram() {
            ShownDesign shown = workbench.shown();
            desktop.saveDiagram(shown.session().design().name() + ".svg")
                    .ifPresent(file -> write(shown, file));
        }

        private void write(ShownDesign shown, Path file) {
            var drawing = Diagram.of(shown.lowered(), shown.session().toggled());
            var colours = palette(shown.session().theme());
            background.save(
                    file,
                    to -> DiagramFile.write(to, drawing, colours),
                    () -> notices.say("The drawing is in " + file + "."));
        }

        @Override
        public void zoomIn() {
            blocks.zoomIn();
        }

        @Override
        public void zoomOut() {
            blocks.zoomOut();
        }

        @Override
        public void fit() {
            blocks.fit();
        }

        @Override
        public void actualSize() {
            blocks.fitReadable();
        }

        @Override
        public void engines() {
            engine.open();
        }

        @Override
        public void equivalence() {
            door.open(workbench.session());
        }

        @Override
        public void fullScreen() {
            stage.setFullScreen(!stage.isFullScreen());
        }

        @Override
        public void help() {
            help.show();
        }

        @Override
        public void about() {
            help.show();
        }

        @Override
        public void close() {
            leave();
        }
    }
}
