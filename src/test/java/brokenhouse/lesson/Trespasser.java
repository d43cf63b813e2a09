package brokenhouse.lesson;

import brokenhouse.view.Pane;

/** Reaches up from lesson into the window. */
record Trespasser(Pane pane) {}
