package convscope.view;

import convscope.session.PictureChoice;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Files that are dropped onto the window, or pasted: designs, weights, and pictures. */
final class FileDrops {

    private final Documents documents;
    private final WeightsFiles weights;
    private final Pictures pictures;

    FileDrops(Documents documents, WeightsFiles weights, Pictures pictures) {
        this.pictures = pictures;
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
            take(event.getDragboard().getFiles().getFirst().toPath());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /** Takes a file as what its name says; whatever has no such name is a picture. */
    void take(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            documents.open(path);
        } else if (name.endsWith(".safetensors")) {
            weights.open(path);
        } else {
            pictures.choose(new PictureChoice.File(path));
        }
    }
}
