package convscope.graph;

import convscope.model.Extent;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * An attribute of a kind of operation, as its {@link Attribute} annotation describes it.
 *
 * @param name its name in a graph file
 * @param component the record's component, an int, a double, a boolean or an {@link Extent}
 * @param least the least legal number
 * @param most the greatest legal number
 * @param initial the value where the file says nothing, the name of an attribute before it, or
 *     empty
 * @param follows where the value comes from if the file does not say it
 */
public record OpAttribute(
        String name,
        RecordComponent component,
        double least,
        double most,
        String initial,
        Source follows) {

    /** Where a value comes from that stands nowhere. */
    public enum Source {
        /** The file must say it, unless there is a usual value. */
        FILE,
        /** The channels of the input. */
        CHANNELS,
        /** The values of the input, channels and pixels. */
        VALUES,
        /** True where a tensor is named for it. */
        TENSOR
    }

    static OpAttribute of(RecordComponent component) {
        Attribute attribute = component.getAnnotation(Attribute.class);
        if (attribute == null) {
            throw new IllegalArgumentException(component + " has no @Attribute");
        }
        return new OpAttribute(
                attribute.value(),
                component,
                attribute.least(),
                attribute.most(),
                attribute.initial(),
                attribute.follows());
    }

    public Class<?> type() {
        return component.getType();
    }

    /** {@return whether the file must say it} */
    public boolean required() {
        return initial.isEmpty() && follows == Source.FILE;
    }

    /** {@return the usual value, of this type} */
    public Object usual() {
        if (type() == Extent.class) {
            return Extent.square(Integer.parseInt(initial));
        }
        if (type() == double.class) {
            return Double.valueOf(initial);
        }
        return type() == int.class ? Integer.valueOf(initial) : Boolean.valueOf(initial);
    }

    /** {@return the operation's value as a graph file writes it; an extent as height and width} */
    public Object written(Op op) {
        try {
            Object value = component.getAccessor().invoke(op);
            return value instanceof Extent extent
                    ? List.of(extent.height(), extent.width())
                    : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(op + " has no " + component, e);
        }
    }
}
