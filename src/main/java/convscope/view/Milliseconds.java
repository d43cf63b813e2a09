package convscope.view;

import java.util.Locale;

/** Times as they stand on the screen. */
final class Milliseconds {

    private Milliseconds() {}

    /** {@return three digits or so, such as {@code 0.31 ms}, {@code 3.1 ms}, {@code 1.20 s}} */
    static String says(double milliseconds) {
        String form = milliseconds < 1 ? "%.2f ms" : milliseconds < 10 ? "%.1f ms" : "%.0f ms";
        return milliseconds < 1000
                ? String.format(Locale.ROOT, form, milliseconds)
                : String.format(Locale.ROOT, "%.2f s", milliseconds / 1000);
    }
}
