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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is drawn unfolded. A small design is, whole; in a large one the recipes are boxes, and a
 * very large one is folded wherever it can be. The user turns any place over.
 *
 * @param size how large the design is
 * @param toggled the places that the user has turned over
 * @param longest of a sequence or a parallel at most so many blocks or branches are drawn, so that
 *     the whole drawing has at most {@link Diagram#MOST_BOXES} boxes
 */
record Folding(Size size, Set<Path> toggled, int longest) {

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
        Folding folding = new Folding(size, Set.copyOf(toggled), Diagram.MOST_BOXES);
        while (folding.longest > 1
                && folding.drawn(lowered.root(), Integer.MAX_VALUE) > Diagram.MOST_BOXES) {
            folding = new Folding(size, folding.toggled, folding.longest / 2);
        }
        return folding;
    }

    /**
     * What of many is not drawn: first and last are.
     *
     * @param from the first
     * @param to behind the last; not above {@code from} where all are drawn
     */
    record Gap(int from, int to) {
        boolean starts(int index) {
            return index == from && from < to;
        }
    }

    /** {@return what is not drawn of so many blocks or branches side by side} */
    Gap gap(int count) {
        return count <= longest
                ? new Gap(count, count)
                : new Gap((longest + 1) / 2, count - longest / 2);
    }

    /** {@return the number of boxes, or some number above the most if there are more} */
    private int drawn(Place place) {
        return switch (place.bare()) {
            case Layer layer -> 1;
            case Named named -> 1;
            case Recipe recipe -> opens(place) ? 1 + drawn(place, 1) : 1;
            case Repeat repeat -> opens(place) ? 1 + drawn(place, 1) : 1;
            case Sequence sequence ->
                    place.anonymous() || opens(place) ? 1 + drawn(place, Integer.MAX_VALUE) : 1;
            case Parallel parallel -> 1 + columns(parallel, place);
        };
    }

    private int drawn(Place place, int first) {
        int count = Math.min(first, place.parts().size());
        Gap gap = gap(count);
        int sum = 0;
        for (int i = 0; i < count && sum <= Diagram.MOST_BOXES; i++) {
            i = gap.starts(i) ? gap.to() : i;
            sum += i < count ? drawn(place.parts().get(i)) : 0;
        }
        return sum;
    }

    private int columns(Parallel parallel, Place place) {
        List<Stretch> stretches = stretches(parallel, place);
        Gap gap = gap(stretches.size());
        int sum = 0;
        for (int i = 0; i < stretches.size() && sum <= Diagram.MOST_BOXES; i++) {
            i = gap.starts(i) ? gap.to() : i;
            if (i < stretches.size() && stretches.get(i).from() < place.parts().size()) {
                sum += 1 + drawn(place.parts().get(stretches.get(i).from()), Integer.MAX_VALUE);
            }
        }
        return sum;
    }

    /**
     * Some branches of a parallel, the first of them number {@code from}.
     *
     * @param to behind the last
     * @param copies of how many equal ones they are those in the middle, or 0 of a single branch
     */
    record Stretch(int from, int to, int copies) {
        static Stretch single(int index) {
            return new Stretch(index, index + 1, 0);
        }
    }

    /** {@return what stands side by side: branches, and those that others stand for} */
    List<Stretch> stretches(Parallel parallel, Place place) {
        List<Stretch> stretches = new ArrayList<>();
        int index = 0;
        for (Branch branch : parallel.branches()) {
            int end = index + branch.copies();
            if (branch.copies() > MOST_COPIES && !spreads(place)) {
                stretches.add(Stretch.single(index));
                stretches.add(Stretch.single(index + 1));
                stretches.add(new Stretch(index + 2, end - 1, branch.copies()));
                stretches.add(Stretch.single(end - 1));
            } else {
                IntStream.range(index, end).mapToObj(Stretch::single).forEach(stretches::add);
            }
            index = end;
        }
        return stretches;
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
