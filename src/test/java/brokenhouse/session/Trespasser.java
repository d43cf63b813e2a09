package brokenhouse.session;

import brokenhouse.view.Pane;

/** Reaches up from session into the window. */
record Trespasser(Pane pane) {}
