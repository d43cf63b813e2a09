package brokenhouse.weights;

import brokenhouse.view.Pane;

/** Reaches up from weights into the window. */
record Trespasser(Pane pane) {}
