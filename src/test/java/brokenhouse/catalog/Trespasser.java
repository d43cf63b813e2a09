package brokenhouse.catalog;

import brokenhouse.view.Pane;

/** Reaches up from catalog into the window. */
record Trespasser(Pane pane) {}
