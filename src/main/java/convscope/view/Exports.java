package convscope.view;

import convscope.export.CsvFile;
import convscope.export.LayerTable;
import convscope.export.OnnxFile;
import convscope.graph.Fault;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.run.WeightsWork;
import convscope.session.WeightsChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Writes the design down for other programs, away from the JavaFX thread. */
final class Exports {

    private static final String ONNX = ".onnx";
    private static final String CSV = ".csv";

    private final Workbench workbench;
    private final Desktop desktop;
    private final WeightsWork work;
    private final Background background;
    private final Consumer<String> onRefusal;
    private final Consumer<String> onDone;

    /**
     * @param onRefusal is told why nothing is written
     * @param onDone is told where it was written
     */
    Exports(
            Workbench workbench,
            Desktop desktop,
            WeightsWork work,
            Background background,
            Consumer<String> onRefusal,
            Consumer<String> onDone) {
        this.workbench = workbench;
        this.desktop = desktop;
        this.work = work;
        this.background = background;
        this.onRefusal = onRefusal;
        this.onDone = onDone;
    }

    /** As an ONNX model with the weights that were chosen and what was set in them by hand. */
    void onnx() {
        WeightsChoice choice = workbench.session().weights();
        WeightEdits edits = workbench.session().edits();
        write(ONNX, (file, name, graph) -> work.export(file, name, graph, choice, edits));
    }

    /** As an ONNX model whose weights are further inputs. */
    void onnxWithoutWeights() {
        write(ONNX, OnnxFile::writeWithoutWeights);
    }

    /** As a table of its layers. */
    void table() {
        write(CSV, (file, name, graph) -> CsvFile.write(file, LayerTable.rows(graph)));
    }

    /** What is to be seen of the table, lines of fields, the headings first. */
    void table(List<List<String>> lines) {
        desktop.saveExport("layers", CSV)
                .map(file -> ended(file, CSV))
                .ifPresent(file -> save(file, to -> CsvFile.write(to, lines)));
    }

    /** Writes one kind of file. */
    private interface Form {
        void write(Path file, String name, Graph graph) throws IOException;
    }

    private void write(String ending, Form form) {
        Lowered lowered = workbench.shown().lowered();
        String name = lowered.design().name();
        if (!lowered.complete()) {
            Fault fault = lowered.faults().getFirst();
            onRefusal.accept(
                    "Only a design without faults is exported; %s: %s."
                            .formatted(fault.at(), fault.says()));
            return;
        }
        desktop.saveExport(name, ending)
                .map(file -> ended(file, ending))
                .ifPresent(file -> save(file, to -> form.write(to, name, lowered.graph())));
    }

    private void save(Path file, Background.Saving writing) {
        background.save(file, writing, () -> onDone.accept("The export is in " + file + "."));
    }

    private static Path ended(Path file, String ending) {
        Path name = file.getFileName();
        return name == null || name.toString().contains(".")
                ? file
                : file.resolveSibling(name + ending);
    }
}
