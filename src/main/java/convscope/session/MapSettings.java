package convscope.session;

/**
 * How a sheet of feature maps is shown.
 *
 * @param scale what the colours are stretched over
 * @param limit the greatest magnitude of a {@link Scale#FIXED} scale, above 0
 * @param order in which order the maps stand
 */
public record MapSettings(Scale scale, double limit, Order order) {

    /** What the colours are stretched over. */
    public enum Scale {
        PER_MAP,
        PER_LAYER,
        FIXED
    }

    /** In which order maps and bars stand. */
    public enum Order {
        INDEX,
        MEAN,
        GATE
    }

    public static final MapSettings INITIAL = new MapSettings(Scale.PER_LAYER, 1, Order.INDEX);

    /**
     * @throws IllegalArgumentException if the limit is not above 0
     */
    public MapSettings {
        if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the limit of a scale is above 0, not " + limit);
        }
    }

    public MapSettings withScale(Scale changed) {
        return new MapSettings(changed, limit, order);
    }

    public MapSettings withLimit(double changed) {
        return new MapSettings(scale, changed, order);
    }

    public MapSettings withOrder(Order changed) {
        return new MapSettings(scale, limit, changed);
    }
}
