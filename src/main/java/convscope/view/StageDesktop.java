package convscope.view;

import convscope.says.Legible;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The real rim: the platform's dialogs, over one stage. */
final class StageDesktop implements Desktop {

    private static final ExtensionFilter ANY = new ExtensionFilter("All files", "*.*");

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    private static final ButtonType LATER = new ButtonType("Later", ButtonData.CANCEL_CLOSE);

    private final Stage stage;
    private @Nullable File folder;

    StageDesktop(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Optional<Path> openDesign() {
        return open("Open a design", new ExtensionFilter("Designs", "*.convscope.json", "*.json"));
    }

    @Override
    public Optional<Path> saveDesign(String suggested) {
        return save(
                "Save the design", suggested, new ExtensionFilter("Designs", "*.convscope.json"));
    }

    @Override
    public Optional<Path> openPicture() {
        return open(
                "Open a picture",
                new ExtensionFilter(
                        "Pictures",
                        "*.png",
                        "*.jpg",
                        "*.jpeg",
                        "*.webp",
                        "*.bmp",
                        "*.gif",
                        "*.PNG",
                        "*.JPG"));
    }

    @Override
    public Optional<Path> openWeights() {
        return open("Open weights", new ExtensionFilter("Weights", "*.safetensors"));
    }

    @Override
    public Optional<Path> saveWeights(String suggested) {
        return save("Save the weights", suggested, new ExtensionFilter("Weights", "*.safetensors"));
    }

    @Override
    public Optional<Path> saveDiagram(String suggested) {
        return save(
                "Save the drawing",
                suggested,
                new ExtensionFilter("Vector drawing", "*.svg"),
                new ExtensionFilter("Picture", "*.png"));
    }

    @Override
    public Optional<Path> saveExport(String design, String ending) {
        return save(
                "Export the design",
                design + ending,
                new ExtensionFilter("*" + ending, "*" + ending));
    }

    @Override
    public Unsaved unsavedChanges(String design) {
        return unsaved("Save the changes of \"" + Legible.of(design) + "\"?");
    }

    @Override
    public Unsaved unsavedWeights(String design) {
        return unsaved("Save the weights that were set by hand in \"" + Legible.of(design) + "\"?");
    }

    private Unsaved unsaved(String question) {
        ButtonType save = new ButtonType("Save", ButtonData.YES);
        ButtonType discard = new ButtonType("Discard", ButtonData.NO);
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        "Discarded changes cannot be brought back.",
                        save,
                        discard,
                        ButtonType.CANCEL);
        alert.setTitle("ConvScope");
        alert.setHeaderText(question);
        alert.initOwner(stage);
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public LeftBehind leftBehind(String design, Instant when) {
        ButtonType open = new ButtonType("Open it", ButtonData.YES);
        ButtonType discard = new ButtonType("Discard", ButtonData.NO);
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        "This is how it was on %s, before ConvScope stopped unexpectedly."
                                .formatted(WHEN.format(when.atZone(ZoneId.systemDefault()))),
                        open,
                        discard,
                        LATER);
        alert.setTitle("ConvScope");
        alert.setHeaderText("Open the unsaved design \"" + Legible.of(design) + "\"?");
        alert.initOwner(stage);
        ButtonType answer = alert.showAndWait().orElse(LATER);
        return answer == open
                ? LeftBehind.OPEN
                : answer == discard ? LeftBehind.DISCARD : LeftBehind.LATER;
    }

    @Override
    public Clip pasted() {
        try (SystemBoard board = new SystemBoard()) {
            return Clip.of(board);
        }
    }

    @Override
    public Clip pastedPicture() {
        try (SystemBoard board = new SystemBoard()) {
            return Clip.picture(board);
        }
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Optional<Path> open(String title, ExtensionFilter filter) {
        return remembering(chooser(title, List.of(filter, ANY)).showOpenDialog(stage));
    }

    private Optional<Path> save(String title, String suggested, ExtensionFilter... filters) {
        FileChooser chooser = chooser(title, Arrays.asList(filters));
        chooser.setInitialFileName(suggested);
        return remembering(chooser.showSaveDialog(stage));
    }

    private FileChooser chooser(String title, List<ExtensionFilter> filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(filters);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private Optional<Path> remembering(@Nullable File chosen) {
        if (chosen != null) {
            folder = chosen.getParentFile();
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
