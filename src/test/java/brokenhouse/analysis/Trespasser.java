package brokenhouse.analysis;

import brokenhouse.view.Pane;

/** Reaches up from analysis into the window. */
record Trespasser(Pane pane) {}
