package brokenhouse.engine.all;

import brokenhouse.engine.second.Baseline;

/** Lists an engine by something else than its registration. */
public record Registry(Baseline baseline) {}
