package convscope.graph;

/** How a value is made of all that it reads, where one can follow it pixel by pixel. */
public enum Gathering {
    /** Each times its weight, added up. */
    WEIGHTED_SUM,
    /** The mean of those inside the input. */
    MEAN,
    /** The mean, padding counted among them as zeros. */
    MEAN_WITH_PADDING,
    GREATEST
}
