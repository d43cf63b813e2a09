package brokenhouse.export;

import brokenhouse.view.Pane;

/** Reaches up from export into the window. */
record Trespasser(Pane pane) {}
