package convscope.view;

import convscope.file.FileException;
import convscope.file.SavedFile;
import convscope.session.PictureChoice;
import convscope.session.Session;
import convscope.session.WeightsChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file from which something that is open was read. Nothing else is saved over it.
 *
 * @param holds what was read
 * @param file where it still lies
 */
record Origin(Kind holds, Path file) {

    /** What is open. */
    enum Kind {
        DESIGN("the open design"),
        PICTURE("the chosen picture"),
        WEIGHTS("the weights in force");

        private final String says;

        Kind(String says) {
            this.says = says;
        }
    }

    /** {@return where all that is open came from, as far as that are files} */
    static List<Origin> of(Session session) {
        List<Origin> origins = new ArrayList<>();
        if (session.file() != null) {
            origins.add(new Origin(Kind.DESIGN, session.file()));
        }
        if (session.picture() instanceof PictureChoice.File(Path file)) {
            origins.add(new Origin(Kind.PICTURE, file));
        }
        WeightsChoice weights = session.weights();
        while (weights instanceof WeightsChoice.Carried carried) {
            weights = carried.from();
        }
        if (weights instanceof WeightsChoice.File chosen) {
            origins.add(new Origin(Kind.WEIGHTS, chosen.path()));
        }
        return List.copyOf(origins);
    }

    /**
     * Touches the disk.
     *
     * @throws FileException if writing to the target would replace this file
     */
    void requireApart(Path target) throws FileException {
        SavedFile.requireApart(target, file, holds.says);
    }
}
