package convscope.model;

import java.util.Locale;

/** Refuses programming mistakes in the constructors of values. */
final class Check {

    private Check() {}

    static void between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %d to %d, not %d", what, least, most, value));
        }
    }

    static void between(String what, Extent value, int least, int most) {
        between(what, value.height(), least, most);
        between(what, value.width(), least, most);
    }

    static void between(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s to %s, not %s".formatted(what, least, most, value));
        }
    }
}
