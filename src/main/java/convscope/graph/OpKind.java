package convscope.graph;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of operation as a graph file knows it: its word and its attributes, read once from the
 * record.
 *
 * @param word in a graph file
 * @param type the record
 * @param attributes one per component, in order
 */
public record OpKind(String word, Class<? extends Op> type, List<OpAttribute> attributes) {

    private static final Map<Class<?>, OpKind> BY_TYPE =
            records(Op.class)
                    .distinct()
                    .map(OpKind::of)
                    .collect(Collectors.toUnmodifiableMap(OpKind::type, Function.identity()));

    /** Every kind of operation under its word. */
    public static final Map<String, OpKind> BY_WORD =
            BY_TYPE.values().stream()
                    .collect(Collectors.toUnmodifiableMap(OpKind::word, Function.identity()));

    /** {@return the kind that an operation is of} */
    public static OpKind of(Op op) {
        return Objects.requireNonNull(BY_TYPE.get(op.getClass()));
    }

    private static Stream<Class<? extends Op>> records(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(OpKind::records)
                : Stream.of(sealed.asSubclass(Op.class));
    }

    private static OpKind of(Class<? extends Op> type) {
        Word word = type.getAnnotation(Word.class);
        if (word == null) {
            throw new IllegalArgumentException(type + " has no @Word");
        }
        return new OpKind(
                word.value(),
                type,
                Arrays.stream(type.getRecordComponents()).map(OpAttribute::of).toList());
    }

    /** {@return an operation of this kind with these values, one per attribute in order} */
    public Op create(List<?> values) {
        Class<?>[] types = attributes.stream().map(OpAttribute::type).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + word, e);
        }
    }

    /** {@return what a graph file says of an operation of this kind, by name and in order} */
    public Map<String, Object> written(Op op) {
        Map<String, Object> written = new LinkedHashMap<>();
        attributes.forEach(attribute -> written.put(attribute.name(), attribute.written(op)));
        return written;
    }
}
