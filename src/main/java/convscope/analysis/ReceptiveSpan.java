package convscope.analysis;

/**
 * What the first value of a row (or of a column) sees of the design's input, in pixels: the next
 * value sees the same, {@code jump} pixels on. Pixels below 0 are padding.
 *
 * @param first the first pixel seen, negative where padding is seen
 * @param last the last pixel seen
 * @param jump the distance between neighbours, at least 1
 */
public record ReceptiveSpan(long first, long last, long jump) {

    /** A pixel of the input itself. */
    static final ReceptiveSpan PIXEL = new ReceptiveSpan(0, 0, 1);

    /** {@return the receptive field's size in pixels, from the first to the last} */
    public long size() {
        return Saturating.sum(Saturating.sum(last, -first), 1);
    }

    /** {@return the middle of what the first value sees, in pixels} */
    public double centre() {
        return first / 2.0 + last / 2.0;
    }

    /** {@return the first pixel that the value at {@code index} sees} */
    public long firstAt(int index) {
        return Saturating.sum(first, Saturating.product(jump, index));
    }

    /** {@return the last pixel that the value at {@code index} sees} */
    public long lastAt(int index) {
        return Saturating.sum(last, Saturating.product(jump, index));
    }

    /** {@return behind a window of {@code kernel} taps} */
    ReceptiveSpan window(int kernel, int stride, int padding, int dilation) {
        long start = Saturating.product(jump, -padding);
        long reach = Saturating.product(jump, (long) dilation * (kernel - 1));
        return new ReceptiveSpan(
                Saturating.sum(first, start),
                Saturating.sum(last, Saturating.sum(start, reach)),
                Saturating.product(jump, stride));
    }

    /** {@return behind something that sees all of {@code extent} values at once} */
    ReceptiveSpan over(int extent) {
        return window(extent, extent, 0, 1);
    }

    /** {@return what is seen by both together} */
    ReceptiveSpan union(ReceptiveSpan other) {
        return new ReceptiveSpan(
                Math.min(first, other.first),
                Math.max(last, other.last),
                Math.max(jump, other.jump));
    }
}
