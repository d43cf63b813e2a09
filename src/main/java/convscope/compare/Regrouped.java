package convscope.compare;

import java.util.List;

/**
 * A kernel written for another number of groups: a grouped kernel is a dense one with zeros
 * wherever a channel is not seen.
 *
 * @param before groups of the kernel that is there
 * @param after groups of the one that is made
 */
record Regrouped(int before, int after) {

    /** {@return whether some of the old kernel has no place in the new one} */
    boolean loses() {
        return before % after != 0;
    }

    /**
     * {@return the new kernel, [out, in / after, kh, kw] in row-major order}
     *
     * @param kernel [out, in / before, kh, kw] in row-major order
     * @param shape of {@code kernel}
     */
    float[] of(float[] kernel, List<Integer> shape) {
        int out = shape.get(0);
        int in = shape.get(1) * before;
        int area = shape.get(2) * shape.get(3);
        int seen = in / before;
        int sees = in / after;
        float[] made = new float[out * sees * area];
        for (int o = 0; o < out; o++) {
            int from = o / (out / before) * seen;
            int to = o / (out / after) * sees;
            int first = Math.max(from, to);
            int end = Math.min(from + seen, to + sees);
            if (first < end) {
                System.arraycopy(
                        kernel,
                        (o * seen + first - from) * area,
                        made,
                        (o * sees + first - to) * area,
                        (end - first) * area);
            }
        }
        return made;
    }
}
