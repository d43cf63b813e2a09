package convscope.engine;

import convscope.says.Failure;

/** Whether an engine can compute on this machine, asked before it computes anything. */
public sealed interface Availability {

    /** {@return how it is called on the screen, with its version where it is here} */
    String title();

    /**
     * It can.
     *
     * @param instructions what it runs on here, e.g. {@code AVX-512}, or a card
     * @param fastMath the numbers in which it is faster than in float32 here, {@code bf16} or, on a
     *     card, {@code TF32}; empty where there are none
     * @param usually why it is the usual engine here, in one sentence
     * @param beside why it may be chosen where a faster one is the usual engine, in one sentence
     */
    record Here(String title, String instructions, String fastMath, String usually, String beside)
            implements Availability {}

    /**
     * It cannot.
     *
     * @param why what is missing, in one sentence without a full stop
     */
    record Missing(String title, String why) implements Availability {

        /** {@return what to say where its library does not load} */
        public static Missing of(String title, Throwable unloadable) {
            return new Missing(
                    title,
                    "its library does not load on this machine (%s)".formatted(says(unloadable)));
        }
    }

    /** {@return what was thrown, in one sentence without a full stop} */
    static String says(Throwable unloadable) {
        String says = Failure.of(unloadable).sentence().text();
        return says.endsWith(".") ? says.substring(0, says.length() - 1) : says;
    }
}
