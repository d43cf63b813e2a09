package convscope.view.door;

import convscope.analysis.NumberText;
import convscope.diagram.Palette;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.lesson.Column;
import convscope.lesson.Complexity;
import convscope.lesson.Demonstration;
import convscope.lesson.Mistake;
import convscope.lesson.Scene;
import convscope.model.Path;
import convscope.run.Newest;
import convscope.run.SceneFindings;
import convscope.run.ScenePasses;
import convscope.session.PictureChoice;
import convscope.session.Session;
import convscope.session.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Equivalence, over the whole window: columns on one set of weights, their difference, and the
 * derivation between them.
 */
public final class EquivalenceDoor implements AutoCloseable {

    /** A window so high, in pixels, has room for the drawings and the film. */
    private static final double ROOMY = 960;

    private final Newest<ScenePasses.Question, SceneFindings> runner;
    private final DoorControls controls = new DoorControls(this::change, this::close);
    private final HBox columns = new HBox(6);
    private final List<ColumnView> views = new ArrayList<>();
    private final VBox differences = new VBox(8);
    private final ErrorPlot errors = new ErrorPlot();
    private final StageView stage = new StageView();
    private final StepLine line = new StepLine(this::film);
    private final Label trouble = new Label();
    private final Label lesson = new Label();
    private final BorderPane pane = new BorderPane();
    private Scene scene = Scene.FIRST;
    private SceneFindings answer = SceneFindings.of(Scene.FIRST);
    private Palette palette = Palette.LIGHT;
    private PictureChoice picture = PictureChoice.INITIAL;
    private SceneFindings.@Nullable Chain loaded;

    /**
     * @param pictures reads a picture, off the JavaFX thread
     */
    public EquivalenceDoor(ScenePasses.PictureSource pictures) {
        this.runner = ScenePasses.start(pictures, Platform::runLater, this::hear);
        trouble.getStyleClass().add("door-apart");
        trouble.setWrapText(true);
        lesson.setWrapText(true);
        lesson.setId("door-lesson");
        lesson.getStyleClass().add("door-lesson");
        differences.setPrefWidth(270);
        differences.setMinWidth(270);
        differences.getStyleClass().add("door-differences");
        VBox.setVgrow(columns, Priority.ALWAYS);
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox left = new VBox(6, columns, stage);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox above = new HBox(10, left, differences);
        VBox.setVgrow(above, Priority.ALWAYS);
        stage.setMinHeight(170);
        VBox middle = new VBox(6, lesson, above, line);
        pane.heightProperty().subscribe((before, now) -> arrange());
        columns.widthProperty().subscribe((before, now) -> share());
        pane.setTop(controls.node());
        pane.setCenter(middle);
        pane.setPadding(new Insets(8, 14, 8, 14));
        pane.setId("door");
        pane.getStylesheets()
                .add(
                        Objects.requireNonNull(EquivalenceDoor.class.getResource("door.css"))
                                .toExternalForm());
        pane.getStyleClass().add("door");
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        pane.setVisible(false);
    }

    public Node node() {
        return pane;
    }

    public boolean isOpen() {
        return pane.isVisible();
    }

    /** Shows it over the window, as it was left. */
    public void open(Session session) {
        pane.setVisible(true);
        picture = session.picture();
        use(session);
        pane.requestFocus();
        change(scene);
    }

    /** Theme, movement and picture follow the window's. */
    public void use(Session session) {
        palette = session.theme() == Theme.DARK ? Palette.DARK : Palette.LIGHT;
        stage.use(palette);
        line.useMotion(session.motion());
        if (isOpen()) {
            if (!picture.equals(session.picture())) {
                picture = session.picture();
                change(scene);
            }
            refresh();
        }
    }

    /** Closes the view and frees what its engines hold. */
    @Override
    public void close() {
        pane.setVisible(false);
        line.halt();
        runner.rest();
    }

    /** Ends its thread as well; it cannot be opened again. */
    public void dispose() {
        runner.close();
    }

    private void change(Scene changed) {
        scene = changed;
        answer = SceneFindings.of(changed);
        runner.ask(new ScenePasses.Question(changed, picture));
        controls.show(changed);
        line.halt();
        refresh();
    }

    private void film(double position) {
        stage.show(position);
        arrange();
    }

    private void hear(SceneFindings more) {
        if (more.scene().equals(scene)) {
            answer = more;
            refresh();
        }
    }

    private void refresh() {
        List<Column> shown = scene.columns();
        fit(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            views.get(i)
                    .show(shown.get(i), culprits(i, shown.get(i)), answer.times().get(i), palette);
        }
        if (!answer.chain().equals(loaded)) {
            loaded = answer.chain();
            stage.load(scene.sound().getFirst().design(), loaded.steps(), loaded.parts());
            line.load(loaded.steps(), loaded.fails(), loaded.says());
        }
        boolean derived = scene.demonstration().equivalent();
        line.setVisible(derived);
        line.setManaged(derived);
        arrange();
        lesson.setText(lesson());
        differences(shown);
    }

    /** The film takes the drawings' place where there is no room for both. */
    private void arrange() {
        boolean roomy = pane.getHeight() >= ROOMY;
        boolean film = scene.demonstration().equivalent() && (roomy || line.started());
        stage.setVisible(film);
        stage.setManaged(film);
        views.forEach(view -> view.unfold(!film || roomy));
        VBox.setVgrow(columns, !film || roomy ? Priority.ALWAYS : Priority.NEVER);
        share();
    }

    /** A wide drawing gets a wide column. */
    private void share() {
        double room =
                columns.getWidth() - columns.getSpacing() * (columns.getChildren().size() - 1);
        List<ColumnView> shown = views.subList(0, columns.getChildren().size());
        double sum = shown.stream().mapToDouble(ColumnView::breadth).sum();
        for (ColumnView view : shown) {
            view.setPrefWidth(Math.floor(room * view.breadth() / sum));
        }
    }

    private void fit(int count) {
        while (views.size() < count) {
            ColumnView view = new ColumnView();
            view.setMinWidth(120);
            views.add(view);
        }
        List<ColumnView> wanted = views.subList(0, count);
        if (!columns.getChildren().equals(wanted)) {
            columns.getChildren().setAll(wanted);
        }
    }

    private List<Path> culprits(int column, Column shown) {
        if (!scene.mistaken(column)) {
            return List.of();
        }
        Graph graph = Lowered.of(shown.figure()).graph();
        return scene.mistakes().stream()
                .filter(mistake -> mistake.column() == column)
                .flatMap(mistake -> mistake.culprits(graph).stream())
                .toList();
    }

    private String lesson() {
        if (!scene.mistakes().isEmpty()) {
            return String.join(
                    "  ", scene.mistakes().stream().sorted().map(Mistake::says).toList());
        }
        String source = scene.demonstration().says();
        if (scene.demonstration() == Demonstration.COMPLEXITY) {
            Complexity now = Complexity.of(scene.setting().cardinality());
            return String.format(
                    Locale.ROOT,
                    "%s Here %d paths of %d channels have %s weights; ResNet's one path of 64 has %s.",
                    source,
                    now.cardinality(),
                    now.width(),
                    NumberText.exact(now.weights()),
                    NumberText.exact(Complexity.of(1).weights()));
        }
        return source;
    }

    private void differences(List<Column> shown) {
        List<Node> parts = new ArrayList<>();
        if (scene.demonstration() == Demonstration.COMPLEXITY) {
            errors.show(scene.setting().cardinality(), palette);
            parts.add(errors);
        }
        for (int i = 0; i < shown.size() - 1; i++) {
            DifferenceView view = new DifferenceView();
            view.setId("door-difference-" + i);
            view.show(shown.get(i), shown.getLast(), answer.against().get(i));
            parts.add(view);
        }
        trouble.setText(Objects.requireNonNullElse(answer.trouble(), ""));
        parts.add(trouble);
        differences.getChildren().setAll(parts);
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof javafx.scene.control.TextInputControl;
        boolean sliding = event.getTarget() instanceof javafx.scene.control.Slider;
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (!typing && !sliding && event.getCode() == KeyCode.RIGHT) {
            line.step(1);
            event.consume();
        } else if (!typing && !sliding && event.getCode() == KeyCode.LEFT) {
            line.step(-1);
            event.consume();
        }
    }
}
