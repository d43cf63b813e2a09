package brokenhouse.view.door;

import brokenhouse.view.PaneHelper;

/** Knows the window, which knows it. */
public record Hinge(PaneHelper window) {}
