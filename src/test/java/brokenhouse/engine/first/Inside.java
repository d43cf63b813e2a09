package brokenhouse.engine.first;

import brokenhouse.engine.second.Baseline;

/** The inside of an engine, which knows another one. */
public record Inside(Baseline baseline) {}
