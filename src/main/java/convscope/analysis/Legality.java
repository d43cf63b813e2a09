package convscope.analysis;

import convscope.analysis.LegalValues.Choices;
import convscope.analysis.LegalValues.Range;
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
import convscope.model.Recipe;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is legal by trying it: a value is legal if the block with it fits its input. Which
 * numbers are worth trying follows from the setting's name.
 */
final class Legality {

    private static final List<Integer> KERNELS = List.of(1, 2, 3, 5, 7, 9, 11);
    private static final List<Integer> STEPS = List.of(1, 2, 3, 4);
    private static final List<Integer> PADDINGS = List.of(0, 1, 2, 3, 4, 5);

    private static final List<Integer> CHANNELS =
            List.of(
                    1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
                    384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 2048);

    private final Setting setting;
    private final Record chosen;
    private final BlockKind kind;
    private final @Nullable Shape input;

    Legality(Place place, Setting setting) {
        this.setting = setting;
        Block block = place.bare();
        this.chosen = block instanceof Parallel parallel ? attend(parallel) : (Record) block;
        this.kind = BlockKind.of(block.kind(), chosen.getClass());
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
        if (fed != null && setting.type() == int.class) {
            switch (setting.name()) {
                case "groups" -> {
                    return divisors(fed.channels(), false);
                }
                case "reduction" -> {
                    return divisors(fed.channels(), false);
                }
                case "se" -> {
                    return divisors(number("out", fed.channels()), true);
                }
                default -> {}
            }
        }
        return range();
    }

    private Object word(String word) {
        return setting.parse(word).orElseThrow();
    }

    private Choices divisors(int channels, boolean orNone) {
        List<Object> values = new ArrayList<>();
        if (orNone) {
            values.add(0);
        }
        values.addAll(Divisors.of(channels));
        return fitting(values);
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
        return new Range(
                least, most, usual().stream().filter(n -> n >= least && n <= most).toList());
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

    private List<Integer> usual() {
        return switch (setting.name()) {
            case "kernel" -> KERNELS;
            case "stride", "dilation" -> STEPS;
            case "padding" -> PADDINGS;
            case "from", "to", "front", "back" -> eighths();
            case "cardinality", "width" -> IntStream.rangeClosed(1, 64).boxed().toList();
            case "out" -> CHANNELS;
            default -> powersOfTwo();
        };
    }

    private List<Integer> eighths() {
        int channels = input == null ? 64 : input.channels();
        return IntStream.rangeClosed(0, 8).map(i -> i * channels / 8).distinct().boxed().toList();
    }

    private static List<Integer> powersOfTwo() {
        return IntStream.rangeClosed(0, 7).map(i -> 1 << i).boxed().toList();
    }

    private int number(String name, int otherwise) {
        return kind.setting(name)
                .map(s -> kind.values(chosen).get(s.name()))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(otherwise);
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
