package convscope.view;

import convscope.engine.ForwardEngine;
import convscope.view.run.WeightsSource;
import java.util.function.Supplier;

/**
 * What computes.
 *
 * @param engine makes the engine, on the background thread
 * @param weights makes or reads weights
 */
public record Machinery(Supplier<ForwardEngine> engine, WeightsSource weights) {}
