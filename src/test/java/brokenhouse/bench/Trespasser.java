package brokenhouse.bench;

import brokenhouse.view.Pane;

/** Reaches up from bench into the window. */
record Trespasser(Pane pane) {}
