package convscope.view;

import convscope.picture.OpenedPicture;
import convscope.picture.Picture;
import convscope.run.Machinery;
import convscope.run.Reply;
import convscope.session.PictureChoice;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The picture in force, and the next one while it is read. Only what has been read takes the
 * other's place: a picture that cannot be read, or never ends, changes nothing.
 */
final class Pictures {

    private final Background.Kind reading;
    private final Machinery.PictureReader reader;
    private final BiConsumer<PictureChoice, Optional<String>> onRead;
    private final Runnable onFailure;
    private @Nullable PictureChoice wanted;
    private @Nullable PictureChoice asked;
    private volatile @Nullable Held held;

    private record Held(PictureChoice choice, OpenedPicture opened) {}

    /**
     * @param onRead is told which picture is in force now, the same one read again included, and
     *     what its user should know about its file
     * @param onFailure is told that the one before stays in force
     */
    Pictures(
            Background background,
            Machinery.PictureReader reader,
            BiConsumer<PictureChoice, Optional<String>> onRead,
            Runnable onFailure) {
        this.reading = background.kind("picture");
        this.reader = reader;
        this.onRead = onRead;
        this.onFailure = onFailure;
    }

    /** Reads a picture, again if it is in force already: its file may have changed. */
    void choose(PictureChoice choice) {
        make(() -> choice);
        wanted = choice;
    }

    /** Makes a choice that takes its time, and then reads it. */
    void make(Reply.Work<? extends PictureChoice> choosing) {
        wanted = null;
        reading.<Held>run(
                () -> {
                    PictureChoice choice = choosing.run();
                    return new Held(choice, reader.read(choice));
                },
                this::keep,
                this::fail);
    }

    private void keep(Held read) {
        held = read;
        onRead.accept(read.choice, read.opened.warning());
    }

    private void fail() {
        onFailure.run();
        PictureChoice first = asked;
        if (held == null && first != null && !first.equals(wanted)) {
            choose(first);
        }
    }

    /** {@return what is in force; nothing before the first picture is here} */
    Optional<PictureChoice> inForce() {
        return Optional.ofNullable(held).map(Held::choice);
    }

    /**
     * {@return the picture to compute with; if it is not the one that is asked for, that is read}
     */
    Optional<Picture> of(PictureChoice choice) {
        Held here = held;
        boolean isHere = here != null && here.choice.equals(choice);
        if (!isHere && (!choice.equals(asked) || !reading.asking())) {
            choose(choice);
        }
        asked = choice;
        return Optional.ofNullable(here).map(each -> each.opened.picture());
    }

    /** {@return the picture, from whatever thread asks; read anew unless it is in force} */
    Picture read(PictureChoice choice) throws IOException {
        Held here = held;
        return here != null && here.choice.equals(choice)
                ? here.opened.picture()
                : reader.read(choice).picture();
    }
}
