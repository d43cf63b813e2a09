package brokenhouse.session;

/** Its name stands in another package too. */
final class Twice {}
