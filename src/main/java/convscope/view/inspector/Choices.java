package convscope.view.inspector;

import convscope.graph.Divisors;
import convscope.model.Block;
import convscope.model.Layer;
import convscope.model.Setting;
import convscope.model.Shape;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** The whole numbers among which a slider goes: all legal ones, or the usual ones. */
final class Choices {

    private static final List<Integer> CHANNELS =
            List.of(
                    1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
                    384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 2048);
    private static final List<Integer> REDUCTIONS = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final List<Integer> REDUCTIONS_OR_NONE = List.of(0, 1, 2, 4, 8, 16, 32, 64);
    private static final List<Integer> COUNTS = IntStream.rangeClosed(1, 64).boxed().toList();
    private static final List<Integer> STRIDES = List.of(1, 2, 3, 4);

    private Choices() {}

    static Field field(Setting setting, Object value, Block bare, @Nullable Shape input) {
        List<Integer> legal =
                input == null ? List.of() : legalGroups(setting.name(), bare, input.channels());
        return legal.isEmpty()
                ? new Field(setting, value, usual(setting), false)
                : new Field(setting, value, legal, true);
    }

    private static List<Integer> legalGroups(String setting, Block bare, int channels) {
        if (!setting.equals("groups")) {
            return List.of();
        }
        return switch (bare) {
            case Layer.Conv conv -> Divisors.common(channels, conv.out());
            case Layer.Shuffle shuffle -> Divisors.of(channels);
            case convscope.catalog.ConvUnit unit -> Divisors.common(channels, unit.out());
            default -> List.of();
        };
    }

    private static List<Integer> usual(Setting setting) {
        if (setting.type() != int.class) {
            return List.of();
        }
        return switch (setting.name()) {
            case "out" -> CHANNELS;
            case "cardinality", "width", "copies", "times" -> COUNTS;
            case "reduction" -> REDUCTIONS;
            case "se" -> REDUCTIONS_OR_NONE;
            case "stride" -> STRIDES;
            default -> List.of();
        };
    }
}
