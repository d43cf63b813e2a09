package brokenhouse.diagram;

import brokenhouse.view.Pane;

/** Reaches up from diagram into the window. */
record Trespasser(Pane pane) {}
