package convscope.view;

import convscope.session.Message;
import convscope.session.PictureChoice;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Files that are dropped onto the window: designs, weights, and pictures. */
final class FileDrops {

    private final Workbench workbench;
    private final Documents documents;
    private final WeightsFiles weights;

    FileDrops(Workbench workbench, Documents documents, WeightsFiles weights) {
        this.workbench = workbench;
        this.documents = documents;
        this.weights = weights;
    }

    void acceptOn(Node node) {
        node.addEventHandler(DragEvent.DRAG_OVER, this::over);
        node.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            take(event.getDragboard().getFiles().getFirst());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void take(File file) {
        Path path = file.toPath();
        String name = file.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            documents.open(path);
        } else if (name.endsWith(".safetensors")) {
            weights.open(path);
        } else {
            workbench.send(new Message.ChoosePicture(new PictureChoice.File(path)));
        }
    }
}
