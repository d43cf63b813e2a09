package convscope.session;

/** What stands below the drawing. */
public enum Tab {
    MAPS,
    GATES,
    TABLE
}
