package brokenhouse.model;

import brokenhouse.view.Pane;

/** Reaches up from model into the window. */
record Trespasser(Pane pane) {}
