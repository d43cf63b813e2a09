package convscope.view;

import convscope.model.Path;
import convscope.session.Message;
import convscope.session.PictureChoice;
import convscope.session.WeightsChoice;
import convscope.view.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** Everything that menus, keys and buttons do, once. */
final class Commands {

    private final Workbench workbench;
    private final Documents documents;
    private final WeightsFiles weights;
    private final Exports exports;
    private final Pasting pasting;
    private final Pictures pictures;
    private final Desktop desktop;
    private final WindowActions window;

    /** What a command does to the window itself. */
    interface WindowActions {

        void exportDiagram();

        void zoomIn();

        void zoomOut();

        void fit();

        void actualSize();

        void engines();

        void equivalence();

        void fullScreen();

        void help();

        void about();

        void close();
    }

    Commands(
            Workbench workbench,
            Documents documents,
            WeightsFiles weights,
            Exports exports,
            Pasting pasting,
            Pictures pictures,
            Desktop desktop,
            WindowActions window) {
        this.workbench = workbench;
        this.documents = documents;
        this.weights = weights;
        this.exports = exports;
        this.pasting = pasting;
        this.pictures = pictures;
        this.desktop = desktop;
        this.window = window;
    }

    List<Command> file() {
        return List.of(
                new Command("new", "New", "Shortcut+N", documents::blank),
                new Command("open", "Open...", "Shortcut+O", documents::open),
                new Command("save", "Save", "Shortcut+S", documents::save),
                new Command("save-as", "Save as...", "Shortcut+Shift+S", documents::saveAs),
                new Command(
                        "export", "Save the drawing...", "Shortcut+Shift+E", window::exportDiagram),
                new Command("quit", "Quit", "Shortcut+Q", window::close));
    }

    /** What other programs read. */
    List<Command> exports() {
        return List.of(
                new Command(
                        "export-onnx", "ONNX, with weights...", "Shortcut+Alt+E", exports::onnx),
                new Command(
                        "export-onnx-inputs",
                        "ONNX, weights as inputs...",
                        "",
                        exports::onnxWithoutWeights),
                new Command("export-csv", "Table of layers (CSV)...", "", exports::table));
    }

    Command undo() {
        return new Command(
                "undo",
                "Undo",
                "Shortcut+Z",
                MaterialDesignU.UNDO,
                () -> workbench.send(new Message.Undo()));
    }

    Command redo() {
        return new Command(
                "redo",
                "Redo",
                "Shortcut+Shift+Z",
                MaterialDesignR.REDO,
                () -> workbench.send(new Message.Redo()));
    }

    List<Command> history() {
        return List.of(undo(), redo());
    }

    List<Command> clipboard() {
        return List.of(
                new Command("cut", "Cut", "Shortcut+X", this::cut),
                new Command("copy", "Copy", "Shortcut+C", documents::copy),
                new Command("paste", "Paste", "Shortcut+V", pasting::paste));
    }

    /** What can be done with the selected block: in the Edit menu and in its context menu. */
    List<Command> block() {
        List<Command> commands = new ArrayList<>();
        commands.add(edit("duplicate", "Duplicate", "Shortcut+D", Message.Duplicate::new));
        commands.add(edit("delete", "Delete", "Delete", Message.Remove::new));
        commands.add(edit("move-up", "Move up", "Alt+Up", Message.MoveUp::new));
        commands.add(edit("move-down", "Move down", "Alt+Down", Message.MoveDown::new));
        commands.add(edit("wrap", "Wrap in residual", "Shortcut+R", Message.WrapInResidual::new));
        commands.add(edit("branch", "Add branch", "Shortcut+B", Message.AddBranch::new));
        commands.add(
                edit(
                        "attach-se",
                        "Attach squeeze-and-excitation",
                        "Shortcut+E",
                        Message.AttachSE::new));
        commands.add(edit("unfold", "Unfold recipe", "Shortcut+U", Message.UnfoldRecipe::new));
        return commands;
    }

    List<Command> view() {
        return List.of(
                new Command("zoom-in", "Zoom in", "Shortcut+PLUS", window::zoomIn),
                new Command("zoom-out", "Zoom out", "Shortcut+MINUS", window::zoomOut),
                new Command("actual-size", "Readable size", "Shortcut+0", window::actualSize),
                new Command("fit", "Fit the whole drawing", "Shortcut+9", window::fit),
                heat(),
                new Command(
                        "engines",
                        "Engine, threads, arithmetic...",
                        "Shortcut+Shift+G",
                        window::engines),
                theme(),
                motion(),
                new Command(
                        "equivalence",
                        "Equivalence, rule by rule",
                        "Shortcut+I",
                        window::equivalence),
                new Command("full-screen", "Full screen", "F11", window::fullScreen));
    }

    Command theme() {
        return new Command(
                "theme",
                "Light or dark",
                "Shortcut+T",
                MaterialDesignT.THEME_LIGHT_DARK,
                () -> workbench.send(new Message.ShowTheme(workbench.session().theme().other())));
    }

    private Command heat() {
        return new Command(
                "heat",
                "Time of each block, as heat",
                "Shortcut+Shift+H",
                () -> workbench.send(new Message.ShowHeat(!workbench.session().heat())));
    }

    private Command motion() {
        return new Command(
                "motion",
                "Movement on or off",
                "Shortcut+M",
                () -> workbench.send(new Message.ShowMotion(!workbench.session().motion())));
    }

    List<Command> helps() {
        return List.of(help(), new Command("about", "About ConvScope", "", window::about));
    }

    Command help() {
        return new Command(
                "help", "Help and keys", "F1", MaterialDesignH.HELP_CIRCLE_OUTLINE, window::help);
    }

    Command openPicture() {
        return new Command(
                "open-picture",
                "Open a picture...",
                "Shortcut+P",
                MaterialDesignF.FOLDER_IMAGE,
                () ->
                        desktop.openPicture()
                                .map(PictureChoice.File::new)
                                .ifPresent(pictures::choose));
    }

    Command pastePicture() {
        return new Command(
                "paste-picture",
                "Paste a picture",
                "Shortcut+Shift+V",
                MaterialDesignC.CONTENT_PASTE,
                pasting::picture);
    }

    Command anotherSeed() {
        return new Command(
                "another-seed",
                "Next seed",
                "Shortcut+G",
                () -> {
                    long next =
                            workbench.session().choices().weights()
                                            instanceof WeightsChoice.Seed(long number)
                                    ? number + 1
                                    : 0;
                    weights.seed(next);
                });
    }

    Command saveWeights() {
        return new Command("save-weights", "Save the weights as...", "", weights::save);
    }

    Command openWeights() {
        return new Command(
                "open-weights",
                "Read weights from a file...",
                "",
                () -> desktop.openWeights().ifPresent(weights::open));
    }

    private void cut() {
        if (documents.copy()) {
            workbench.send(new Message.Remove(workbench.session().selection()));
        }
    }

    private Command edit(String id, String says, String keys, Function<Path, Message> message) {
        return new Command(
                id,
                says,
                keys,
                () -> workbench.send(message.apply(workbench.session().selection())));
    }
}
