package convscope.view;

import convscope.picture.Picture;
import convscope.picture.PictureFile;
import convscope.picture.SamplePictures;
import convscope.session.PictureChoice;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the chosen picture, once, away from the JavaFX thread. */
final class Pictures {

    private final Background background;
    private @Nullable PictureChoice reading;
    private @Nullable PictureChoice held;
    private @Nullable Picture picture;

    Pictures(Background background) {
        this.background = background;
    }

    /** Hands over the picture: at once where it is here already, else when it has been read. */
    void with(PictureChoice choice, Consumer<Picture> then) {
        Picture here = picture;
        if (here != null && choice.equals(held)) {
            then.accept(here);
        } else if (!choice.equals(reading)) {
            reading = choice;
            background.run(() -> read(choice), read -> keep(choice, read, then));
        }
    }

    private void keep(PictureChoice choice, Picture read, Consumer<Picture> then) {
        if (Objects.equals(choice, reading)) {
            reading = null;
            held = choice;
            picture = read;
            then.accept(read);
        }
    }

    static Picture read(PictureChoice choice) throws IOException {
        return switch (choice) {
            case PictureChoice.Sample(String name) ->
                    SamplePictures.byName(name).orElse(SamplePictures.CAT).picture();
            case PictureChoice.File(var path) -> PictureFile.read(path);
            case PictureChoice.Pasted pasted -> PictureFile.read(pasted.encoded(), pasted.label());
        };
    }
}
