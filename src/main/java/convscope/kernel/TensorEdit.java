package convscope.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user made of one tensor: a classic set in its place, single values over that.
 *
 * @param shape of the tensor for which the values were set
 * @param set what lies over the weights that the design has; a bias under a set is 0
 * @param values what was set one by one, by place in 'c' order
 * @param kept the places where the weights that the design has show through the set
 */
public record TensorEdit(
        List<Integer> shape,
        Optional<KernelSet> set,
        Map<Integer, Float> values,
        Set<Integer> kept) {

    public TensorEdit {
        shape = List.copyOf(shape);
        values = Map.copyOf(values);
        kept = Set.copyOf(kept);
    }

    /** {@return no edit yet} */
    public static TensorEdit none(List<Integer> shape) {
        return new TensorEdit(shape, Optional.empty(), Map.of(), Set.of());
    }

    /** {@return the set, without any single value} */
    public static TensorEdit filled(List<Integer> shape, KernelSet set) {
        return new TensorEdit(shape, Optional.of(set), Map.of(), Set.of());
    }

    public boolean isEmpty() {
        return set.isEmpty() && values.isEmpty();
    }

    /** {@return whether the value at this place is the user's} */
    public boolean covers(int place) {
        return values.containsKey(place) || (set.isPresent() && !kept.contains(place));
    }

    /** {@return this with another value at a place} */
    public TensorEdit with(int place, float value) {
        Map<Integer, Float> more = new HashMap<>(values);
        more.put(place, value);
        return new TensorEdit(shape, set, more, kept);
    }

    /** {@return this with the weights that the design has at the places from..end (exclusive)} */
    public TensorEdit reset(int from, int end) {
        Map<Integer, Float> fewer = new HashMap<>(values);
        Set<Integer> more = new HashSet<>(kept);
        for (int place = from; place < end; place++) {
            fewer.remove(place);
            if (set.isPresent()) {
                more.add(place);
            }
        }
        return new TensorEdit(shape, set, fewer, more);
    }

    /** {@return the part of it that holds for a tensor of another shape: the set alone} */
    public TensorEdit on(List<Integer> other) {
        return other.equals(shape) ? this : new TensorEdit(other, set, Map.of(), Set.of());
    }

    /**
     * {@return whether all of it holds for a tensor of this shape}
     *
     * @param kernels how the tensor is divided into kernels; null where it is a vector
     */
    public boolean fits(List<Integer> other, @Nullable KernelShape kernels) {
        boolean suits =
                kernels == null || set.map(each -> each.refusal(kernels).isEmpty()).orElse(true);
        return suits && (other.equals(shape) || (values.isEmpty() && kept.isEmpty()));
    }

    /**
     * {@return the tensor's values with those of the edit that hold for it; of another shape, none
     * but the set's}
     *
     * @param base in 'c' order; not changed
     * @param kernels how the tensor is divided into kernels; null where it is a vector
     */
    public float[] applied(float[] base, List<Integer> to, @Nullable KernelShape kernels) {
        TensorEdit edit = on(to);
        float[] result = edit.underneath(base, kernels);
        edit.kept.forEach(place -> result[place] = base[place]);
        edit.values.forEach((place, value) -> result[place] = value);
        return result;
    }

    private float[] underneath(float[] base, @Nullable KernelShape kernels) {
        if (set.isEmpty()) {
            return base.clone();
        }
        if (kernels == null) {
            return new float[base.length];
        }
        return set.get().refusal(kernels).isEmpty() ? set.get().fill(kernels) : base.clone();
    }
}
