package convscope.cli;

/** The user's input is at fault; the message is one sentence. */
final class UserFault extends Exception {

    private static final long serialVersionUID = 1L;

    UserFault(String message) {
        super(message);
    }
}
