package brokenhouse.run;

import brokenhouse.view.Pane;

/** Reaches up from run into the window. */
record Trespasser(Pane pane) {}
