package convscope.picture;

import convscope.says.Told;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A picture file that cannot be used. The message is one sentence for the user: the file, what is
 * wrong with it, and what would be legal.
 */
public final class PictureException extends IOException implements Told {
    private static final long serialVersionUID = 1L;

    public PictureException(String message) {
        super(message);
    }

    public PictureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
