package convscope.weights;

import java.util.List;
import java.util.Optional;

/**
 * What a safetensors header says of one tensor. Its bytes are within the file, and as many as its
 * type and shape need, where the type is known.
 *
 * @param type as the header names it, which may be a type that nobody knows
 * @param shape extents from 0; none for a single number
 * @param begin first byte, counted from the end of the header
 * @param end the byte after the last
 */
public record TensorEntry(String name, String type, List<Long> shape, long begin, long end) {

    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** {@return how many numbers it has} */
    long count() {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    /** {@return its type, where that becomes a float32} */
    Optional<ElementType> real() {
        return ElementType.named(type).filter(ElementType::real);
    }

    /** {@return its shape, as arrays have it} */
    public long[] extents() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
