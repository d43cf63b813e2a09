package convscope.cli;

import convscope.says.Told;

/** The user's input is at fault; the message is one sentence. */
final class UserFault extends Exception implements Told {

    private static final long serialVersionUID = 1L;

    UserFault(String message) {
        super(message);
    }
}
