package brokenhouse.trace;

import brokenhouse.view.Pane;

/** Reaches up from trace into the window. */
record Trespasser(Pane pane) {}
