package convscope.trace;

/**
 * The weights of one output channel.
 *
 * @param weights [input channels of the group, height, width], row by row; not to be changed by
 *     anybody
 * @param bias added to the sum, 0 where there is none
 */
public record Kernel(float[] weights, float bias) {

    /** What pooling weighs with: nothing. */
    public static final Kernel NONE = new Kernel(new float[0], 0);
}
