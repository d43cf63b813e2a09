package convscope.graph;

import convscope.graph.Fit.Misfit;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.List;
import java.util.Locale;

/**
 * How large a design has become.
 *
 * @param places blocks, each time and each copy counted
 * @param characters of the paths of all operations together
 */
record Bulk(double places, double characters) {

    boolean exceeds() {
        return places > Lowering.MOST_PLACES || characters > Lowering.MOST_CHARACTERS;
    }

    /** {@return what it becomes if what led from this to {@code after} is done so many times} */
    Bulk times(int times, Bulk after) {
        return new Bulk(
                places + times * (after.places - places),
                characters + times * (after.characters - characters));
    }

    /** {@return this, or what is written if that is more; a recipe counts as one block} */
    Bulk upTo(Block whole) {
        return new Bulk(Math.max(places, written(whole)), characters);
    }

    private static double written(Block block) {
        return switch (block) {
            case Layer layer -> 1;
            case Recipe recipe -> 1;
            case Named named -> written(named.block());
            case Sequence steps -> 1 + steps.blocks().stream().mapToDouble(Bulk::written).sum();
            case Repeat repeat -> repeat.times() * written(repeat.body());
            case Parallel parallel -> parallel.branches().stream().mapToDouble(Bulk::written).sum();
        };
    }

    private static double written(Branch branch) {
        return branch.copies() * written(branch.body());
    }

    /**
     * {@return why it is too large}
     *
     * @param parameter what would make it smaller, or empty
     * @param block what makes it so large
     */
    Misfit misfit(String parameter, String block) {
        boolean many = places > Lowering.MOST_PLACES;
        String rule =
                many
                        ? "%s makes %s blocks; a design has at most %d"
                        : "with %s the paths of the operations have %s characters together; a"
                                + " design's have at most %d";
        return new Misfit(
                parameter,
                String.format(
                        Locale.ROOT,
                        rule,
                        block,
                        number(many ? places : characters),
                        many ? Lowering.MOST_PLACES : Lowering.MOST_CHARACTERS),
                List.of());
    }

    private static String number(double amount) {
        return String.format(Locale.ROOT, amount < 1e15 ? "%.0f" : "%.1e", amount);
    }
}
