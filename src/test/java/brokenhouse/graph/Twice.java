package brokenhouse.graph;

/** Its name stands in another package too. */
final class Twice {}
