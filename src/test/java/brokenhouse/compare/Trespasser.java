package brokenhouse.compare;

import brokenhouse.view.Pane;

/** Reaches up from compare into the window. */
record Trespasser(Pane pane) {}
