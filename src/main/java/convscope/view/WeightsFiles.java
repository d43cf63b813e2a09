package convscope.view;

import convscope.graph.Graph;
import convscope.session.Message;
import convscope.session.WeightsChoice;
import convscope.view.run.WeightsSource;
import java.nio.file.Path;

/** Takes weights from a file once it is known that they suit the design; else the old ones stay. */
final class WeightsFiles {

    private final Workbench workbench;
    private final WeightsSource source;
    private final Background background;

    WeightsFiles(Workbench workbench, WeightsSource source, Background background) {
        this.workbench = workbench;
        this.source = source;
        this.background = background;
    }

    void open(Path file) {
        Graph graph = workbench.shown().lowered().graph();
        WeightsChoice choice = new WeightsChoice.File(file);
        background.run(
                () -> {
                    source.weights(choice, graph).close();
                    return choice;
                },
                chosen -> workbench.send(new Message.ChooseWeights(chosen)));
    }
}
