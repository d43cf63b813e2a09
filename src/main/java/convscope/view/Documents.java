package convscope.view;

import convscope.document.DesignFile;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.Message;
import convscope.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** New, open, save: the design and its file. What cannot be read or written changes nothing. */
final class Documents {

    static final Design BLANK = new Design("untitled", new Shape(64, 56, 56), Sequence.EMPTY);

    private final Workbench workbench;
    private final Desktop desktop;
    private final Background background;
    private final WeightsFiles weights;
    private final Consumer<Path> onFile;

    /**
     * @param weights what of them is unsaved goes with the design
     * @param onFile is told each file that was opened or saved
     */
    Documents(
            Workbench workbench,
            Desktop desktop,
            Background background,
            WeightsFiles weights,
            Consumer<Path> onFile) {
        this.weights = weights;
        this.workbench = workbench;
        this.desktop = desktop;
        this.background = background;
        this.onFile = onFile;
    }

    void blank() {
        show(BLANK);
    }

    /** Shows a design that has no file, unless the user wants to keep what is there. */
    void show(Design design) {
        unlessUnsaved(() -> workbench.send(new Message.Opened(design, null)));
    }

    void open() {
        unlessUnsaved(() -> desktop.openDesign().ifPresent(this::read));
    }

    void open(Path file) {
        unlessUnsaved(() -> read(file));
    }

    private void read(Path file) {
        background.run(
                () -> DesignFile.read(file),
                design -> {
                    workbench.send(new Message.Opened(design, file));
                    onFile.accept(file);
                });
    }

    void save() {
        save(() -> {});
    }

    private void save(Runnable then) {
        Path file = workbench.session().file();
        if (file == null) {
            saveAs(then);
        } else {
            write(file, then);
        }
    }

    void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable then) {
        Session session = workbench.session();
        desktop.saveDesign(session.design().name() + DesignFile.EXTENSION)
                .map(Documents::named)
                .ifPresent(file -> write(file, then));
    }

    private static Path named(Path file) {
        Path name = file.getFileName();
        return name == null || name.toString().contains(".")
                ? file
                : file.resolveSibling(name + DesignFile.EXTENSION);
    }

    private void write(Path file, Runnable then) {
        Design design = workbench.session().design();
        background.run(
                () -> {
                    DesignFile.write(file, design);
                    return file;
                },
                written -> {
                    workbench.send(new Message.Saved(written));
                    onFile.accept(written);
                    then.run();
                });
    }

    /** Goes on at once, after a save, or not at all. */
    void unlessUnsaved(Runnable then) {
        Session session = workbench.session();
        Desktop.Unsaved answer =
                session.unsaved()
                        ? desktop.unsavedChanges(session.design().name())
                        : Desktop.Unsaved.DISCARD;
        switch (answer) {
            case SAVE -> save(() -> weights.unlessUnsaved(then));
            case DISCARD -> weights.unlessUnsaved(then);
            case CANCEL -> {}
        }
    }

    /** Puts the selected block on the clipboard as the text of a design file's body. */
    boolean copy() {
        Optional<Block> block = workbench.session().selectedBlock();
        block.ifPresent(b -> desktop.copy(DesignFile.blocksToJson(Sequence.of(b))));
        return block.isPresent();
    }

    /** Sets the clipboard's blocks behind the selection. */
    void paste() {
        Optional<String> text = desktop.text();
        if (text.isPresent()) {
            background.run(
                    () -> DesignFile.parseBlocks(text.get(), "clipboard"),
                    blocks ->
                            blocks.blocks()
                                    .forEach(
                                            block ->
                                                    workbench.send(
                                                            new Message.InsertAfterSelection(
                                                                    block))));
        }
    }
}
