package convscope.view.inspector;

import convscope.graph.Fault;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.run.PassResult;
import convscope.session.Message;
import convscope.view.workbench.ShownDesign;
import convscope.view.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the selected block: what it is, its settings, its numbers, and those of the design. */
public final class Inspector {

    private final Workbench workbench;
    private final Label title = new Label();
    private final FlowPane trail = new FlowPane();
    private final Label words = new Label();
    private final FlowPane origin = new FlowPane(8, 4);
    private final NameField name;
    private final InputFields input;
    private final FaultNote fault;
    private final FormTimes forms;
    private final GridPane settings = new GridPane(8, 8);
    private final Figures figures = new Figures("Selected block", "block");
    private final Figures totals = new Figures("Whole design", "total");
    private final List<Editor> editors = new ArrayList<>();
    private final KeepRow keep;
    private final ScrollPane pane;
    private @Nullable Object serving;

    /**
     * @param measuring runs the three forms of a ResNeXt block
     */
    public Inspector(Workbench workbench, FormTimes.Measuring measuring) {
        this.workbench = workbench;
        this.forms = new FormTimes(measuring);
        this.keep = new KeepRow(chosen -> workbench.send(new Message.ChooseKeep(chosen)));
        this.name = new NameField(workbench);
        this.input = new InputFields(workbench);
        this.fault = new FaultNote(workbench);
        title.setId("title");
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        words.getStyleClass().add("words");
        words.setWrapText(true);
        origin.setId("origin");
        origin.getStyleClass().add("origin");
        VBox content =
                new VBox(
                        10,
                        new VBox(2, title, trail, words),
                        origin,
                        fault.node(),
                        name.node(),
                        input.node(),
                        settings,
                        figures.node(),
                        forms.node(),
                        totals.node());
        content.getStyleClass().add("inspector");
        pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("inspector-pane");
    }

    public Node node() {
        return pane;
    }

    /** Puts the keyboard at the first setting. */
    public void edit() {
        editors.stream().findFirst().ifPresent(editor -> editor.node().requestFocus());
    }

    /** What the selected block took in the newest pass. */
    public void took(ShownDesign shown, PassResult result) {
        forms.took(shown, result);
    }

    public void show(ShownDesign shown) {
        InspectedBlock subject = InspectedBlock.of(shown);
        Place place = subject.place();
        title.setText(subject.title());
        String caption = place.bare() instanceof Recipe recipe ? recipe.caption() : "";
        words.setText(caption);
        visible(words, !caption.isEmpty());
        showTrail(place.path(), shown.session().design().name());
        showOrigin(subject.recipe());
        name.show(subject, shown);
        input.show(shown);
        visible(input.node(), place.path().isRoot());
        showFault(subject, shown);
        showSettings(subject);
        subject.aggregation().ifPresent(now -> keep.show(shown.session().keep(), now));
        visible(figures.node(), !place.path().isRoot());
        figures.show(shown, place);
        forms.show(shown, place);
        totals.show(shown, shown.lowered().root());
    }

    private void showTrail(Path path, String design) {
        trail.getChildren().clear();
        Path step = path;
        while (!step.isRoot()) {
            Path target = step;
            trail.getChildren().addFirst(new Crumb(step.name(), () -> select(target)));
            step = step.parent();
            trail.getChildren().addFirst(separator());
        }
        trail.getChildren().addFirst(new Crumb(design, () -> select(Path.ROOT)));
    }

    private void select(Path path) {
        workbench.send(new Message.Select(path));
    }

    private static Label separator() {
        Label separator = new Label("/");
        separator.getStyleClass().add("crumb-separator");
        return separator;
    }

    private void showOrigin(Optional<Path> recipe) {
        visible(origin, recipe.isPresent());
        origin.getChildren().clear();
        recipe.ifPresent(
                path -> {
                    Label says = new Label("Comes out of the recipe " + path + ".");
                    Hyperlink select = new Hyperlink("Select the recipe");
                    select.setOnAction(event -> workbench.send(new Message.Select(path)));
                    Button unfold = new Button("Unfold");
                    unfold.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
                    unfold.setTooltip(
                            new Tooltip("Replace the recipe by its parts, to edit each (Ctrl+U)"));
                    unfold.setOnAction(event -> workbench.send(new Message.UnfoldRecipe(path)));
                    origin.getChildren().setAll(says, select, unfold);
                });
    }

    private void showFault(InspectedBlock subject, ShownDesign shown) {
        Place place = subject.place();
        Optional<Fault> own = Optional.ofNullable(place.fault());
        Optional<Fault> any =
                place.output() == null
                        ? own.or(() -> shown.lowered().faults().stream().findFirst())
                        : own;
        fault.show(any, own.isPresent(), subject.fields());
    }

    private void showSettings(InspectedBlock subject) {
        Object wanted = subject.editors();
        if (wanted.equals(serving)) {
            for (int i = 0; i < editors.size(); i++) {
                editors.get(i).show(subject.fields().get(i));
            }
            return;
        }
        serving = wanted;
        editors.clear();
        settings.getChildren().clear();
        visible(settings, !subject.fields().isEmpty());
        boolean fixed = subject.recipe().isPresent();
        for (Field field : subject.fields()) {
            addSetting(field, subject.place().path(), fixed);
            if (field.setting().name().equals("width") && subject.aggregation().isPresent()) {
                addRow("keep", "what stays while one of the two moves", keep.node());
            }
        }
    }

    private void addSetting(Field field, Path at, boolean fixed) {
        String name = field.setting().name();
        Editor editor = Editor.of(field, (value, dragging) -> propose(at, name, value, dragging));
        editors.add(editor);
        editor.node().setDisable(fixed);
        addRow(spoken(name), field.setting().says(), editor.node());
    }

    private void addRow(String name, String says, Node control) {
        Label label = new Label(name);
        label.getStyleClass().add("setting");
        label.setTooltip(new Tooltip(says));
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        GridPane.setHgrow(control, javafx.scene.layout.Priority.ALWAYS);
        settings.addRow(settings.getRowCount(), label, control);
    }

    private String propose(Path at, String setting, Object value, boolean dragging) {
        Object chosen = value instanceof MergeWord word ? word.merge() : value;
        Message.SetParameter wanted = new Message.SetParameter(at, setting, chosen, dragging);
        ShownDesign after = workbench.after(wanted);
        String refusal = TrialEdit.refusal(workbench.session(), after, wanted);
        if (refusal.isEmpty()) {
            workbench.show(after);
        }
        return refusal;
    }

    /** {@return a component's name as words: {@code count padding}} */
    private static String spoken(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    }

    static void visible(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }
}
