package convscope.compare;

import convscope.analysis.NumberText;
import convscope.analysis.Quantity;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which quantities of two designs are equal and which differ, in words.
 *
 * @param equal such as {@code output shape 256x56x56}
 * @param ratios such as {@code 3.03 times fewer parameters}, seen from the first design
 * @param contrasts whole sentences about what is not a ratio
 * @param other how the second design is called
 */
public record Likeness(
        List<String> equal, List<String> ratios, List<String> contrasts, String other) {

    /** Medians closer than this are called the same: a machine has other things to do. */
    private static final double SAME_TIME = 1.1;

    private static final List<Quantity> COUNTED =
            List.of(Quantity.PARAMETERS, Quantity.MACS, Quantity.ACTIVATION_BYTES);

    public Likeness {
        equal = List.copyOf(equal);
        ratios = List.copyOf(ratios);
        contrasts = List.copyOf(contrasts);
    }

    /** {@return how the first is like the second; a faulty design is like nothing} */
    public static Likeness of(Contender one, Contender other) {
        Optional<Shape> mine = one.output();
        Optional<Shape> theirs = other.output();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return new Likeness(List.of(), List.of(), List.of(), other.label());
        }
        Tallying sides = new Tallying(other.label());
        sides.word("output shape", mine.get().toString(), theirs.get().toString());
        for (Quantity quantity : COUNTED) {
            sides.count(quantity, one.total().of(quantity), other.total().of(quantity));
        }
        sides.word(
                "receptive field",
                one.field().orElseThrow().says(),
                other.field().orElseThrow().says());
        return new Likeness(sides.equal, sides.ratios, sides.contrasts, other.label());
    }

    /** Puts each quantity into its list. */
    private static final class Tallying {
        private final String other;
        private final List<String> equal = new ArrayList<>();
        private final List<String> ratios = new ArrayList<>();
        private final List<String> contrasts = new ArrayList<>();

        Tallying(String other) {
            this.other = other;
        }

        void word(String quantity, String mine, String theirs) {
            if (mine.equals(theirs)) {
                equal.add(quantity + " " + mine);
            } else {
                contrasts.add("Its %s is %s, not %s.".formatted(quantity, mine, theirs));
            }
        }

        void count(Quantity quantity, long mine, long theirs) {
            boolean memory = quantity == Quantity.ACTIVATION_BYTES;
            if (mine == theirs) {
                equal.add(
                        memory
                                ? quantity.label() + " " + quantity.brief(mine)
                                : NumberText.brief(mine) + " " + quantity.label());
            } else if (mine == 0 || theirs == 0) {
                contrasts.add(
                        "%s has no %s.".formatted(mine == 0 ? "It" : other, quantity.label()));
            } else {
                String less = memory ? "less" : "fewer";
                ratios.add(
                        new Ratio((double) mine, (double) theirs).says(less)
                                + " "
                                + quantity.label());
            }
        }
    }

    /** {@return up to a few sentences; empty where nothing is known} */
    public String says() {
        List<String> sentences = new ArrayList<>();
        if (!equal.isEmpty()) {
            sentences.add("Equal: " + String.join(", ", equal) + ".");
        }
        if (!ratios.isEmpty()) {
            sentences.add("This design has " + listed(ratios) + " than " + other + ".");
        }
        sentences.addAll(contrasts);
        return String.join(" ", sentences);
    }

    /** {@return one sentence about the measured times; empty before both are measured} */
    public static String pace(Contender one, Contender other) {
        if (one.milliseconds().isEmpty() || other.milliseconds().isEmpty()) {
            return "";
        }
        Ratio times =
                new Ratio(one.milliseconds().getAsDouble(), other.milliseconds().getAsDouble());
        return times.factor() < SAME_TIME
                ? "It takes about as long as " + other.label() + "."
                : "It runs %s times %s than %s."
                        .formatted(
                                times.times(),
                                times.one() < times.other() ? "faster" : "slower",
                                other.label());
    }

    private static String listed(List<String> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
