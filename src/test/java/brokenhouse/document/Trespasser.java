package brokenhouse.document;

import brokenhouse.view.Pane;

/** Reaches up from document into the window. */
record Trespasser(Pane pane) {}
