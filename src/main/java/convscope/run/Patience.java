package convscope.run;

/**
 * When a running pass gives way to a newer request, so that a flood of edits neither piles up nor
 * starves the screen: a short pass always ends, a long one gives way while it is young, but not any
 * more once the user has been waiting.
 */
final class Patience {

    /** A pass that takes no longer always ends. */
    static final long SHORT = 100_000_000L;

    /** After so long without a result, the running pass ends whatever comes. */
    static final long STARVING = 1_000_000_000L;

    private long waitingSince;
    private long startedAt;
    private boolean waiting;

    /** A pass starts. */
    void started(long now) {
        startedAt = now;
        if (!waiting) {
            waiting = true;
            waitingSince = now;
        }
    }

    /** Something is on the screen, or the user was told why not. */
    void answered() {
        waiting = false;
    }

    /** {@return whether the running pass, {@code done} of whose operations are over, gives way} */
    boolean givesWay(long now, int done, int of) {
        return now - startedAt > SHORT && now - waitingSince < STARVING && 2 * done < of;
    }
}
