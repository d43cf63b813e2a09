package convscope.view;

import convscope.engine.EngineOffer;
import convscope.view.run.EngineMaker;
import convscope.view.run.WeightsSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What computes.
 *
 * @param engines makes engines, on background threads
 * @param offers which engines there are, on a background thread
 * @param weights makes or reads weights
 */
public record Machinery(
        EngineMaker engines, Supplier<List<EngineOffer>> offers, WeightsSource weights) {}
