package convscope.engine;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.model.Design;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every fast engine is compared with the reference on. */
public interface AgreesOnDesigns {

    /** {@return the two engines} */
    Agreement both();

    /** {@return how many designs of each kind are drawn} */
    int trials();

    @Test
    default void onRandomDesigns() throws EngineException {
        for (long seed = 0; seed < trials(); seed++) {
            both().on(RandomDesigns.sound(seed), 1 + (int) (seed % 2), seed);
        }
    }

    @Test
    default void onConvolutionsOfOddGeometry() throws EngineException {
        Random random = new Random(11);
        for (int trial = 0; trial < trials(); trial++) {
            both().on(OddDesigns.convolution(random), 1 + trial % 2, trial);
        }
    }

    @Test
    default void onPoolsOfOddGeometry() throws EngineException {
        Random random = new Random(12);
        for (int trial = 0; trial < trials(); trial++) {
            both().on(OddDesigns.pool(random), 1 + trial % 2, trial);
        }
    }

    @Test
    default void onTheOtherOperations() throws EngineException {
        Random random = new Random(13);
        for (int trial = 0; trial < trials(); trial++) {
            both().on(OddDesigns.other(trial, random), 1 + trial % 2, trial);
        }
    }

    @Test
    default void onWhatIsNotFinite() throws EngineException {
        Random random = new Random(14);
        for (int trial = 0; trial < Math.min(100, trials()); trial++) {
            int batch = 1 + trial % 2;
            both().onNotFinite(RandomDesigns.sound(trial), batch, trial);
            both().onNotFinite(OddDesigns.convolution(random), batch, trial);
            both().onNotFinite(OddDesigns.pool(random), batch, trial);
            both().onNotFinite(OddDesigns.other(trial, random), batch, trial);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void onEveryFormOfResNeXt(ResNeXt.Form form) throws EngineException {
        for (Shortcut shortcut : Shortcut.values()) {
            for (int stride = 1; stride <= 2; stride++) {
                Sequence blocks =
                        Sequence.of(
                                new ResNeXt(form, 8, 4, 48, stride, shortcut, 4),
                                new ResNeXt(form, 5, 3, 48, 1, shortcut, 0));
                both().on(new Design("forms", new Shape(32, 9, 7), blocks), 2, stride);
            }
        }
    }
}
