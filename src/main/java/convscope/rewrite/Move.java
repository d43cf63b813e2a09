package convscope.rewrite;

import java.util.Collections;
import java.util.List;

/**
 * A block of an old tensor that is found again in a new one: what an animation lets travel.
 *
 * @param from where it was
 * @param to where it is, of the same extent; the whole of a tensor where its numbers went into one
 *     of another shape
 */
public record Move(Region from, Region to) {

    /**
     * Part of a tensor.
     *
     * @param start first index along each axis
     * @param extent number of indices along each axis
     */
    public record Region(String tensor, List<Integer> start, List<Integer> extent) {
        public Region {
            start = List.copyOf(start);
            extent = List.copyOf(extent);
        }

        static Region whole(String tensor, List<Integer> shape) {
            return new Region(tensor, Collections.nCopies(shape.size(), 0), shape);
        }

        /** {@return how many values it holds} */
        public long size() {
            return extent.stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b);
        }
    }
}
