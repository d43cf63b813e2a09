package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.graph.Lowered;
import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.RandomDesigns;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hundreds of small legal configurations of every recipe, drawn by a seed. */
public class EveryRecipeAgreesTest {

    private static final int DESIGNS = 60;
    private static final int MOST_DRAWS = 20_000;

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
                Design design = RandomDesigns.of(recipe, random);
                if (Lowered.of(design).complete()) {
                    engines.on(design, 1 + compared % 2, draw);
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(DESIGNS);
    }
}
