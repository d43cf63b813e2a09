package brokenhouse.engine.second;

/** The inside of another engine. */
public record Baseline() {}
