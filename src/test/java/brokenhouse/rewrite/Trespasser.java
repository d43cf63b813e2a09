package brokenhouse.rewrite;

import brokenhouse.view.Pane;

/** Reaches up from rewrite into the window. */
record Trespasser(Pane pane) {}
