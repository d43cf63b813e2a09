package brokenhouse.place;

import brokenhouse.view.Pane;

/** Reaches up from the folders into the window. */
record Trespasser(Pane pane) {}
