package convscope.picture;

import java.util.Optional;

/**
 * A picture, and what its user should know about its file.
 *
 * @param warning one sentence where something small is wrong with the file
 */
public record OpenedPicture(Picture picture, Optional<String> warning) {
    OpenedPicture turned(int orientation) {
        return new OpenedPicture(Orientation.upright(picture, orientation), warning);
    }
}
