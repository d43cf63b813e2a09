package brokenhouse.file;

import brokenhouse.view.Pane;

/** Reaches up from file into the window. */
record Trespasser(Pane pane) {}
