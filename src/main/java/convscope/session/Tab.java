package convscope.session;

/** What stands below the drawing. */
public enum Tab {
    MAPS(false),
    CHANNELS(true),
    KERNELS(true),
    PIXEL(true),
    GATES(false),
    TABLE(false),
    COMPARE(false);

    private final boolean inside;

    Tab(boolean inside) {
        this.inside = inside;
    }

    /** {@return whether it looks inside one operation: its inputs and its weights as well} */
    public boolean looksInside() {
        return inside;
    }
}
