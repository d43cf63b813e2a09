package convscope.weights;

import convscope.says.Told;
import java.io.IOException;

/** A safetensors file that cannot be read or written; the message is one sentence for the user. */
public final class SafetensorsException extends IOException implements Told {

    private static final long serialVersionUID = 1L;

    public SafetensorsException(String message) {
        super(message);
    }

    public SafetensorsException(String message, Throwable cause) {
        super(message, cause);
    }
}
