package brokenhouse.picture;

import brokenhouse.view.Pane;

/** Reaches up from picture into the window. */
record Trespasser(Pane pane) {}
