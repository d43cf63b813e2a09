package convscope.engine;

import convscope.says.Told;

/** A pass that cannot be done; the message is one sentence for the user. */
public final class EngineException extends Exception implements Told {

    private static final long serialVersionUID = 1L;

    private final boolean elsewhere;

    public EngineException(String message) {
        super(message);
        this.elsewhere = false;
    }

    public EngineException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private EngineException(String message, Throwable cause, boolean elsewhere) {
        super(message, cause);
        this.elsewhere = elsewhere;
    }

    /** {@return one for what this engine's device cannot do, and another engine may} */
    public static EngineException ofDevice(String message, Throwable cause) {
        return new EngineException(message, cause, true);
    }

    /** {@return whether another engine may do the same pass, as far as is known} */
    public boolean mayRunElsewhere() {
        return elsewhere;
    }
}
