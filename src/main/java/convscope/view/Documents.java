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
import org.jspecify.annotations.Nullable;

/** New, open, save: the design and its file. What cannot be read or written changes nothing. */
final class Documents {

    static final Design BLANK = new Design("untitled", new Shape(64, 56, 56), Sequence.EMPTY);

    private final Workbench workbench;
    private final Desktop desktop;
    private final Background background;
    private final Background.Kind reading;
    private final Background.Kind pasting;
    private final WeightsFiles weights;
    private final Consumer<Path> onFile;
    private int opened;

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
        this.reading = background.kind("design");
        this.pasting = background.kind("pasted blocks");
        this.onFile = onFile;
    }

    void blank() {
        show(BLANK);
    }

    /** Shows a design that has no file, unless the user wants to keep what is there. */
    void show(Design design) {
        unlessUnsaved(
                () -> {
                    reading.giveUp();
                    show(design, null);
                });
    }

    private void show(Design design, @Nullable Path file) {
        opened++;
        pasting.giveUp();
        weights.giveUp();
        workbench.send(new Message.Opened(design, file));
    }

    void open() {
        unlessUnsaved(() -> desktop.openDesign().ifPresent(this::read));
    }

    void open(Path file) {
        unlessUnsaved(() -> read(file));
    }

    private void read(Path file) {
        Design open = workbench.session().design();
        reading.run(() -> DesignFile.read(file), design -> take(design, file, open));
    }

    /** What was edited since the file was chosen is asked for once more. */
    private void take(Design design, Path file, Design before) {
        Runnable taking =
                () -> {
                    show(design, file);
                    onFile.accept(file);
                };
        if (workbench.session().design().equals(before)) {
            taking.run();
        } else {
            unlessUnsaved(taking);
        }
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
        int document = opened;
        background.saveDesign(
                file,
                to -> DesignFile.write(to, design),
                () -> {
                    if (document == opened) {
                        workbench.send(new Message.Saved(file, design));
                    }
                    onFile.accept(file);
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

    /** Sets the blocks of a text from the clipboard behind the selection. */
    void paste(String text) {
        pasting.run(
                () -> DesignFile.parseBlocks(text, "clipboard").blocks(),
                blocks ->
                        blocks.forEach(
                                block -> workbench.send(new Message.InsertAfterSelection(block))));
    }
}
