package brokenhouse.kernel;

import brokenhouse.view.Pane;

/** Reaches up from kernel into the window. */
record Trespasser(Pane pane) {}
