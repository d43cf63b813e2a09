package convscope.rewrite;

import java.util.List;
import java.util.stream.Stream;

/**
 * The way down to a step: its index in its chain; through a fork the strand's index first, through
 * a repeat nothing. All copies have one address.
 */
record Address(List<Integer> indices) {

    static final Address ROOT = new Address(List.of());

    Address {
        indices = List.copyOf(indices);
    }

    Address child(int index) {
        return new Address(Stream.concat(indices.stream(), Stream.of(index)).toList());
    }

    int first() {
        return indices.getFirst();
    }

    Address rest() {
        return new Address(indices.subList(1, indices.size()));
    }

    Address around() {
        return new Address(indices.subList(0, indices.size() - 1));
    }

    boolean isLast() {
        return indices.size() == 1;
    }
}
