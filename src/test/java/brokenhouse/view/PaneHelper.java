package brokenhouse.view;

import brokenhouse.view.door.Hinge;
import java.util.List;

/** A name that says nothing; it knows a part of the window, which knows it. */
public record PaneHelper(List<Hinge> hinges) {}
