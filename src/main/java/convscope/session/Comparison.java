package convscope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the open design is compared with, and on which weights.
 *
 * @param others one or two
 * @param sameWeights whether the others get the open design's weights, as far as theirs correspond;
 *     else each has seeded ones of its own
 */
public record Comparison(List<Counterpart> others, boolean sameWeights) {

    public static final int MOST = 2;
    public static final Comparison INITIAL =
            new Comparison(List.of(new Counterpart.Standard()), true);

    /**
     * @throws IllegalArgumentException if there are none or more than {@value #MOST}
     */
    public Comparison {
        others = List.copyOf(others);
        if (others.isEmpty() || others.size() > MOST) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a design is compared with 1 to %d others, not %d",
                            MOST,
                            others.size()));
        }
    }

    /** {@return this with another counterpart at a place, which may be one behind the last} */
    public Comparison with(int place, Counterpart other) {
        List<Counterpart> changed = new ArrayList<>(others);
        if (place == others.size()) {
            changed.add(other);
        } else {
            changed.set(place, other);
        }
        return new Comparison(changed, sameWeights);
    }

    /** {@return this without the second counterpart} */
    public Comparison withOne() {
        return new Comparison(others.subList(0, 1), sameWeights);
    }

    public Comparison onSameWeights(boolean same) {
        return new Comparison(others, same);
    }
}
