package convscope.weights;

import java.util.List;

/**
 * What a safetensors header says of one tensor, checked.
 *
 * @param begin first byte, counted from the end of the header
 * @param end the byte after the last
 */
record TensorEntry(String name, ElementType type, List<Long> shape, long begin, long end) {

    long count() {
        return (end - begin) / type.bytes();
    }

    long[] extents() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
