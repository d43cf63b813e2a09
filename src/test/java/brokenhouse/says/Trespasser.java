package brokenhouse.says;

import brokenhouse.view.Pane;

/** Reaches up from the words into the window. */
record Trespasser(Pane pane) {}
