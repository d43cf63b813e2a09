package convscope.view;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers at once what a test has laid ready. */
final class FakeDesktop implements Desktop {

    Optional<Path> file = Optional.empty();
    Optional<String> clipboard = Optional.empty();
    Clip image = new Clip.Nothing();
    Unsaved answer = Unsaved.CANCEL;
    LeftBehind left = LeftBehind.LATER;
    List<String> offered = new ArrayList<>();
    int asked;
    int askedOfWeights;

    @Override
    public Optional<Path> openDesign() {
        return file;
    }

    @Override
    public Optional<Path> saveDesign(String suggested) {
        return file;
    }

    @Override
    public Optional<Path> openPicture() {
        return file;
    }

    @Override
    public Optional<Path> openWeights() {
        return file;
    }

    @Override
    public Optional<Path> saveDiagram(String suggested) {
        return file;
    }

    @Override
    public Optional<Path> saveExport(String design, String ending) {
        return file;
    }

    @Override
    public Unsaved unsavedChanges(String design) {
        asked++;
        return answer;
    }

    @Override
    public Optional<Path> saveWeights(String suggested) {
        return file;
    }

    @Override
    public Unsaved unsavedWeights(String design) {
        askedOfWeights++;
        return answer;
    }

    @Override
    public LeftBehind leftBehind(String design, Instant when) {
        offered.add(design);
        return left;
    }

    @Override
    public Clip pasted() {
        return clipboard.<Clip>map(Clip.Text::new).orElse(image);
    }

    @Override
    public void copy(String text) {
        clipboard = Optional.of(text);
    }

    @Override
    public Clip pastedPicture() {
        return image;
    }
}
