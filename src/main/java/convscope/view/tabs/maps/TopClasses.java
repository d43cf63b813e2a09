package convscope.view.tabs.maps;

import convscope.picture.FeatureMaps;
import convscope.picture.MapOrder;
import convscope.view.tabs.Numerals;
import java.util.Arrays;
import java.util.Locale;

/** The greatest values of a vector over classes. */
final class TopClasses {

    private static final int SHOWN = 5;

    private TopClasses() {}

    /** {@return one line each, greatest first: {@code 1. class 285 0.412}} */
    static String text(FeatureMaps vector) {
        int[] best = MapOrder.byGate(vector.values());
        StringBuilder text = new StringBuilder("Greatest values");
        int rank = 1;
        for (int channel : Arrays.copyOf(best, Math.min(SHOWN, best.length))) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%n%d.  channel %d:  %s",
                            rank++,
                            channel,
                            Numerals.value(vector.values()[channel])));
        }
        return text.toString();
    }
}
