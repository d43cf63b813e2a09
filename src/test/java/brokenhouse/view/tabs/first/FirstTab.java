package brokenhouse.view.tabs.first;

/** Is known to another tab. */
public final class FirstTab {}
