package convscope.view;

/** What the user is told of something that was thrown. */
final class Told {

    private Told() {}

    /** {@return one sentence} */
    static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
