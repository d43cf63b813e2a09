package convscope.session;

import convscope.graph.Divisors;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Parameter;
import convscope.model.Recipe;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import convscope.session.LegalValues.Choices;
import convscope.session.LegalValues.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is legal by trying it: a value is legal if the block with it fits its input. Which
 * numbers are worth trying the setting says itself.
 */
final class Legality {

    private final Setting setting;
    private final Record chosen;
    private final BlockKind kind;
    private final @Nullable Shape input;

    Legality(Place place, Setting setting) {
        this.setting = setting;
        Block block = place.bare();
        this.chosen = block instanceof Parallel parallel ? attend(parallel) : (Record) block;
        this.kind = BlockKind.of(chosen.getClass());
        this.input = block instanceof Parallel ? branchOutput(place) : place.input();
    }

    private static Record attend(Parallel parallel) {
        if (parallel.merge() instanceof Merge.Attend attend) {
            return attend;
        }
        throw new IllegalArgumentException("this merge has no settings");
    }

    private static @Nullable Shape branchOutput(Place parallel) {
        return parallel.parts().isEmpty() ? null : parallel.parts().getFirst().output();
    }

    LegalValues values() {
        if (!setting.words().isEmpty()) {
            return fitting(setting.words().stream().map(this::word).toList());
        }
        Shape fed = input;
        return fed != null && !setting.divides().isEmpty() ? divisors(fed) : range();
    }

    private Object word(String word) {
        return setting.parse(word).orElseThrow();
    }

    private Choices divisors(Shape fed) {
        List<Object> values = new ArrayList<>();
        if (setting.least() == 0) {
            values.add(0);
        }
        values.addAll(
                Divisors.common(setting.divides().stream().map(of -> number(of, fed)).toList()));
        return fitting(values);
    }

    private int number(String divided, Shape fed) {
        return divided.equals(Parameter.INPUT)
                ? fed.channels()
                : (Integer) Objects.requireNonNull(kind.values(chosen).get(divided));
    }

    /** Where another setting is at fault nothing fits, and nothing is held back. */
    private Choices fitting(List<Object> values) {
        List<Object> fitting = values.stream().filter(this::fits).toList();
        return new Choices(fitting.isEmpty() ? values : fitting);
    }

    private Range range() {
        if (setting.type() == double.class) {
            return new Range(setting.least(), setting.most(), List.of());
        }
        int least = (int) setting.least();
        int most = greatest(least);
        int channels = input == null ? 64 : input.channels();
        return new Range(
                least,
                most,
                setting.usual().numbers(channels).stream()
                        .filter(n -> n >= least && n <= most)
                        .toList());
    }

    /** {@return the greatest number that fits, found by halving, if the least does} */
    private int greatest(int least) {
        int fitting = least;
        int beyond = (int) setting.most() + 1;
        if (!fits(value(least)) || fits(value(beyond - 1))) {
            return beyond - 1;
        }
        while (beyond - fitting > 1) {
            int middle = fitting + (beyond - fitting) / 2;
            if (fits(value(middle))) {
                fitting = middle;
            } else {
                beyond = middle;
            }
        }
        return fitting;
    }

    private Object value(int number) {
        return setting.type() == Extent.class ? Extent.square(number) : (Object) number;
    }

    private boolean fits(Object value) {
        Shape fed = input;
        if (!setting.accepts(value)) {
            return false;
        }
        if (fed == null) {
            return true;
        }
        return switch (kind.with(chosen, setting.name(), value)) {
            case Recipe recipe -> recipe.unfold(fed) instanceof Recipe.Unfolded;
            case Layer layer -> lowers(layer, fed);
            case Merge.Attend attend ->
                    lowers(Parallel.of(attend, Branch.identity(), Branch.identity()), fed);
            default -> true;
        };
    }

    private static boolean lowers(Block block, Shape fed) {
        return Lowered.of(new Design("", fed, Sequence.of(block))).complete();
    }

    static boolean within(Range range, Object value) {
        return switch (value) {
            case Integer number -> number >= range.least() && number <= range.most();
            case Double number -> number >= range.least() && number <= range.most();
            case Extent extent -> within(range, extent.height()) && within(range, extent.width());
            default -> false;
        };
    }
}
