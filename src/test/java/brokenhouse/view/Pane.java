package brokenhouse.view;

import brokenhouse.engine.first.Inside;

/** What no package below the window may know; it looks inside an engine. */
public record Pane(Inside inside) {}
