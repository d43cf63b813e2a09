package brokenhouse.proof;

import brokenhouse.view.Pane;

/** Reaches up from proof into the window. */
record Trespasser(Pane pane) {}
