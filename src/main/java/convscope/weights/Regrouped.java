package convscope.weights;

import convscope.graph.Divisors;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel written for another number of groups: a grouped kernel is a dense one with zeros
 * wherever a channel is not seen.
 *
 * @param before groups of the kernel that is there
 * @param after groups of the one that is made
 */
public record Regrouped(int before, int after) {

    /**
     * What filters that share a group before and after hold in both kernels, everything else being
     * zero.
     *
     * @param from its first [out, in, 0, 0] in the kernel that is there
     * @param extent [filters, channels, kh, kw]
     * @param at its first [out, in, 0, 0] in the one that is made
     */
    public record Piece(List<Integer> from, List<Integer> extent, List<Integer> at) {}

    /** {@return whether some of the old kernel has no place in the new one} */
    public boolean loses() {
        return before % after != 0;
    }

    /**
     * {@return [out, in / after, kh, kw]}
     *
     * @param kernel [out, in / before, kh, kw]
     */
    public List<Integer> shape(List<Integer> kernel) {
        return List.of(kernel.get(0), kernel.get(1) * before / after, kernel.get(2), kernel.get(3));
    }

    /**
     * {@return what of the kernel goes over, filter by filter}
     *
     * @param kernel [out, in / before, kh, kw]; both numbers of groups divide outputs and inputs
     */
    public List<Piece> pieces(List<Integer> kernel) {
        int seen = kernel.get(1);
        int sees = seen * before / after;
        int parts = before / Divisors.common(before, after).getLast() * after;
        int filters = kernel.get(0) / parts;
        List<Piece> pieces = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = part / (parts / before) * seen;
            int to = part / (parts / after) * sees;
            int first = Math.max(from, to);
            int channels = Math.min(from + seen, to + sees) - first;
            if (channels > 0) {
                pieces.add(
                        new Piece(
                                List.of(part * filters, first - from, 0, 0),
                                List.of(filters, channels, kernel.get(2), kernel.get(3)),
                                List.of(part * filters, first - to, 0, 0)));
            }
        }
        return pieces;
    }

    /**
     * {@return the new kernel}
     *
     * @param kernel [out, in / before, kh, kw]
     */
    public TensorCopy of(TensorCopy kernel) {
        List<Integer> shape = shape(kernel.shape());
        int area = shape.get(2) * shape.get(3);
        int old = kernel.shape().get(1) * area;
        int sees = shape.get(1) * area;
        float[] made = new float[Math.multiplyExact(shape.get(0), sees)];
        for (Piece piece : pieces(kernel.shape())) {
            for (int filter = 0; filter < piece.extent.get(0); filter++) {
                System.arraycopy(
                        kernel.values(),
                        (piece.from.get(0) + filter) * old + piece.from.get(1) * area,
                        made,
                        (piece.at.get(0) + filter) * sees + piece.at.get(1) * area,
                        piece.extent.get(1) * area);
            }
        }
        return new TensorCopy(shape, made);
    }
}
