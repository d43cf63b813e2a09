package brokenhouse.graph;

import brokenhouse.view.Pane;

/** Reaches up from graph into the window. */
record Trespasser(Pane pane) {}
