package brokenhouse.engine.first;

import brokenhouse.engine.second.Rival;

/** The inside of an engine, which knows another one. */
public record Inside(Rival rival) {}
