package brokenhouse.view;

/** A name that says nothing. */
record PaneHelper() {}
