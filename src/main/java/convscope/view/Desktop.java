package convscope.view;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The rim of the window: dialogs and the clipboard, each asked on the JavaFX thread. */
public interface Desktop {

    /** What becomes of changes that are not saved. */
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /** What becomes of a copy that a crash left behind. */
    enum LeftBehind {
        OPEN,
        DISCARD,
        LATER
    }

    Optional<Path> openDesign();

    /**
     * @param suggested a file name
     */
    Optional<Path> saveDesign(String suggested);

    Optional<Path> openPicture();

    Optional<Path> openWeights();

    /**
     * @param suggested a file name, ending in .safetensors
     */
    Optional<Path> saveWeights(String suggested);

    /**
     * @param suggested a file name, ending in .svg
     */
    Optional<Path> saveDiagram(String suggested);

    /**
     * @param design the name of the design
     * @param ending of the file, e.g. {@code .onnx}
     */
    Optional<Path> saveExport(String design, String ending);

    Unsaved unsavedChanges(String design);

    /**
     * @param design the name of the design whose weights were set by hand
     */
    Unsaved unsavedWeights(String design);

    /**
     * @param design the name of the design that was not saved
     * @param when the copy was written
     */
    LeftBehind leftBehind(String design, Instant when);

    /** {@return what the clipboard holds: blocks, a file, or a picture} */
    Clip pasted();

    /** {@return what picture the clipboard holds} */
    Clip pastedPicture();

    void copy(String text);
}
