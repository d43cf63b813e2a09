package convscope.session;

import convscope.kernel.WeightEdits;
import convscope.rewrite.DerivationStep;
import java.util.ArrayList;
import java.util.List;

/**
 * How the weights came to the design as it is: by which rules it was rewritten, and what had been
 * set by hand before each.
 */
public record Way(List<Leg> legs) {

    /** Nothing was rewritten. */
    public static final Way NONE = new Way(List.of());

    /**
     * A rule that was applied.
     *
     * @param edits the weights set by hand before
     */
    public record Leg(WeightEdits edits, DerivationStep step) {}

    public Way {
        legs = List.copyOf(legs);
    }

    /**
     * {@return this way and further steps}
     *
     * @param edits the weights set by hand before the first of them
     */
    Way with(WeightEdits edits, List<DerivationStep> steps) {
        List<Leg> longer = new ArrayList<>(legs);
        for (DerivationStep step : steps) {
            longer.add(new Leg(longer.size() == legs.size() ? edits : WeightEdits.NONE, step));
        }
        return new Way(longer);
    }

    /** {@return the weights at the end of this way, which begins with those chosen} */
    WeightsChoice over(WeightsChoice chosen) {
        WeightsChoice reached = chosen;
        for (Leg leg : legs) {
            reached = new WeightsChoice.Carried(reached, leg.edits, leg.step);
        }
        return reached;
    }
}
