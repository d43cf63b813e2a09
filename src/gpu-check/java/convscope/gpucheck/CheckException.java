package convscope.gpucheck;

/** A check that cannot be done here; the message is one sentence for whoever runs it. */
final class CheckException extends Exception {

    private static final long serialVersionUID = 1L;

    CheckException(String message) {
        super(message);
    }

    CheckException(String message, Throwable cause) {
        super(message, cause);
    }
}
