package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hundreds of small legal configurations of every recipe, drawn by a seed. */
public class EveryRecipeAgreesTest {

    private static final int DESIGNS = 60;
    private static final int MOST_DRAWS = 20_000;
    private static final List<Integer> CHANNELS = List.of(1, 3, 4, 6, 12, 16, 20, 33);

    /** {@return what is compared} */
    protected Agreement engines() throws EngineException {
        return Agreement.ofOneDnn();
    }

    public static Stream<BlockKind> recipes() {
        return Catalog.recipes().stream();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    public void inSmallLegalConfigurations(BlockKind recipe) throws Exception {
        Random random = new Random(recipe.name().hashCode());
        int compared = 0;
        try (Agreement engines = engines()) {
            for (int draw = 0; draw < MOST_DRAWS && compared < DESIGNS; draw++) {
                Design design = drawn(recipe, random);
                if (Lowered.of(design).complete()) {
                    engines.on(design, 1 + compared % 2, draw);
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(DESIGNS);
    }

    private static Design drawn(BlockKind recipe, Random random) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : recipe.settings()) {
            if (setting.required() || random.nextInt(3) > 0) {
                values.put(setting.name(), value(setting, random));
            }
        }
        Shape input =
                new Shape(
                        CHANNELS.get(random.nextInt(CHANNELS.size())),
                        1 + random.nextInt(9),
                        1 + random.nextInt(9));
        Block block = (Block) recipe.create(values);
        return new Design("drawn", input, Sequence.of(block));
    }

    private static Object value(Setting setting, Random random) {
        Class<?> type = setting.type();
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (type == double.class) {
            return Math.min(setting.most(), setting.least() + random.nextDouble());
        }
        int most = (int) Math.min(setting.most(), setting.name().equals("out") ? 33 : 5);
        return type == Extent.class
                ? new Extent(number(setting, most, random), number(setting, most, random))
                : (Object) number(setting, most, random);
    }

    private static int number(Setting setting, int most, Random random) {
        int least = (int) setting.least();
        return least + random.nextInt(Math.max(1, most - least + 1));
    }
}
