package convscope.proof;

import convscope.bench.Timings;

/**
 * How long one engine takes for either side, measured in turns: equal function, different speed.
 *
 * @param engine the engine's word
 * @param first of the first side
 * @param second of the second side
 */
public record Pace(String engine, Timings first, Timings second) {}
