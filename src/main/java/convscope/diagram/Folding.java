package convscope.diagram;

import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Branch;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.Set;

/**
 * What is drawn unfolded. A small design is, whole; in a large one the recipes are boxes, and a
 * very large one is folded wherever it can be. The user turns any place over.
 *
 * @param size how large the design is
 * @param toggled the places that the user has turned over
 */
record Folding(Size size, Set<Path> toggled) {

    /** How large a design is, drawn. */
    enum Size {
        SMALL,
        LARGE,
        HUGE
    }

    /** More equal branches than this are drawn as the first two, a word, and the last. */
    static final int MOST_COPIES = 4;

    private static final int MOST_LAYERS = 48;
    private static final int MOST_BOXES = 64;

    static Folding of(Lowered lowered, Set<Path> toggled) {
        Size size = Size.HUGE;
        if (weight(lowered.root(), true, MOST_LAYERS) <= MOST_LAYERS) {
            size = Size.SMALL;
        } else if (weight(lowered.root(), false, MOST_BOXES) <= MOST_BOXES) {
            size = Size.LARGE;
        }
        return new Folding(size, Set.copyOf(toggled));
    }

    /** {@return how many boxes are drawn at the most, recipes folded} */
    static int boxes(Lowered lowered) {
        return weight(lowered.root(), false, Integer.MAX_VALUE);
    }

    /** {@return whether the inside of this recipe, sequence or repeat is drawn} */
    boolean opens(Place place) {
        return initially(place) != toggled.contains(place.path());
    }

    /** {@return whether all equal branches of this parallel are drawn} */
    boolean spreads(Place place) {
        return toggled.contains(place.path());
    }

    private boolean initially(Place place) {
        return switch (size) {
            case SMALL -> true;
            case LARGE -> !(place.bare() instanceof Recipe);
            case HUGE -> false;
        };
    }

    /** {@return the number of boxes drawn, or some number above {@code most} if there are more} */
    private static int weight(Place place, boolean recipes, int most) {
        return switch (place.bare()) {
            case Layer layer -> 1;
            case Named named -> 1;
            case Recipe recipe -> recipes ? sum(place, recipes, most, 1) : 1;
            case Sequence sequence -> sum(place, recipes, most, Integer.MAX_VALUE);
            case Repeat repeat -> sum(place, recipes, most, 1);
            case Parallel parallel -> columns(parallel, place, recipes, most);
        };
    }

    private static int sum(Place place, boolean recipes, int most, int first) {
        int sum = 0;
        for (int i = 0; i < place.parts().size() && i < first && sum <= most; i++) {
            sum += weight(place.parts().get(i), recipes, most);
        }
        return Math.max(1, sum);
    }

    private static int columns(Parallel parallel, Place place, boolean recipes, int most) {
        int sum = 1;
        int index = 0;
        for (Branch branch : parallel.branches()) {
            int shown = branch.copies() > MOST_COPIES ? 3 : branch.copies();
            if (index < place.parts().size() && sum <= most) {
                sum += shown * weight(place.parts().get(index), recipes, most);
            }
            index += branch.copies();
        }
        return sum;
    }
}
