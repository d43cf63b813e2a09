package convscope.view;

import convscope.graph.Graph;
import convscope.kernel.WeightEdits;
import convscope.run.WeightsWork;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.WeightsChoice;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Takes weights from a file once it is known that they suit the design, else the old ones stay; and
 * writes them to one, with what was set by hand.
 */
final class WeightsFiles {

    private static final String EXTENSION = ".safetensors";

    private final Workbench workbench;
    private final WeightsWork work;
    private final Background background;
    private final Background.Kind reading;
    private final Desktop desktop;
    private final Consumer<String> onSaved;

    /**
     * @param onSaved is told in one sentence where the weights are
     */
    WeightsFiles(
            Workbench workbench,
            WeightsWork work,
            Background background,
            Desktop desktop,
            Consumer<String> onSaved) {
        this.desktop = desktop;
        this.onSaved = onSaved;
        this.workbench = workbench;
        this.work = work;
        this.background = background;
        this.reading = background.kind("weights file");
    }

    void open(Path file) {
        Graph graph = workbench.shown().lowered().graph();
        WeightsChoice.File choice =
                WeightsChoice.File.anew(file, workbench.session().choices().weights());
        reading.run(() -> work.suiting(choice, graph), chosen -> take(chosen, graph));
    }

    /** If the design was edited meanwhile, the file is held against it as it is now. */
    private void take(WeightsChoice.File chosen, Graph graph) {
        if (workbench.shown().lowered().graph().tensors().equals(graph.tensors())) {
            workbench.send(new Message.ChooseWeights(chosen));
        } else {
            open(chosen.path());
        }
    }

    /** A seed takes the place of whatever is being read. */
    void seed(long number) {
        reading.giveUp();
        workbench.send(new Message.ChooseWeights(new WeightsChoice.Seed(number)));
    }

    /** The design that a file is being read for is there no more. */
    void giveUp() {
        reading.giveUp();
    }

    void save() {
        save(() -> {});
    }

    private void save(Runnable then) {
        desktop.saveWeights(workbench.session().design().name() + EXTENSION)
                .map(WeightsFiles::named)
                .ifPresent(file -> write(file, then));
    }

    private static Path named(Path file) {
        Path name = file.getFileName();
        return name == null || name.toString().contains(".")
                ? file
                : file.resolveSibling(name + EXTENSION);
    }

    private void write(Path file, Runnable then) {
        Graph graph = workbench.shown().lowered().graph();
        WeightsChoice choice = workbench.session().weights();
        WeightEdits edits = workbench.session().edits();
        background.save(
                file,
                to -> work.save(to, graph, choice, edits),
                () -> {
                    workbench.send(new Message.SavedWeights(edits));
                    onSaved.accept("The weights are in " + file + ".");
                    then.run();
                });
    }

    /** Goes on at once, after a save, or not at all. */
    void unlessUnsaved(Runnable then) {
        Session session = workbench.session();
        Desktop.Unsaved answer =
                session.unsavedWeights()
                        ? desktop.unsavedWeights(session.design().name())
                        : Desktop.Unsaved.DISCARD;
        switch (answer) {
            case SAVE -> save(then);
            case DISCARD -> then.run();
            case CANCEL -> {}
        }
    }
}
