package brokenhouse.engine;

import brokenhouse.view.Pane;

/** Reaches up from engine into the window. */
record Trespasser(Pane pane) {}
