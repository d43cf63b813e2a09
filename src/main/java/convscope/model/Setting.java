package convscope.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a kind of block, as described by its {@link Parameter} annotation.
 *
 * <p>A value is an {@link Integer}, a {@link Double}, a {@link Boolean}, an {@link Extent} or a
 * constant of an enum, as {@link #type} says.
 *
 * @param name the component's name, which is the key in the design file
 * @param type the component's type
 * @param says what it is, with its unit
 * @param initial the default in the file's notation, the name of another setting, or empty
 * @param typical the palette's value where it is not the default, or empty
 * @param least the least legal number
 * @param most the greatest legal number
 * @param usual the numbers that an editor offers first
 * @param divides the settings, or {@link Parameter#INPUT}, of which a legal number is a divisor
 */
public record Setting(
        String name,
        Class<?> type,
        String says,
        String initial,
        String typical,
        double least,
        double most,
        Usual usual,
        List<String> divides) {

    public Setting {
        divides = List.copyOf(divides);
    }

    static Setting of(RecordComponent component) {
        Parameter parameter = component.getAnnotation(Parameter.class);
        if (parameter == null) {
            throw new IllegalArgumentException(component + " has no @Parameter");
        }
        return new Setting(
                component.getName(),
                component.getType(),
                parameter.says(),
                parameter.initial(),
                parameter.typical(),
                parameter.least(),
                parameter.most(),
                parameter.usual(),
                List.of(parameter.divides()));
    }

    /** {@return whether the file must say it} */
    public boolean required() {
        return initial.isEmpty();
    }

    /** {@return the value with which the palette starts, as {@link #initial} is written} */
    String offered() {
        return typical.isEmpty() ? initial : typical;
    }

    /** {@return the legal words if this is a choice or a switch, else none} */
    public List<String> words() {
        if (type == boolean.class) {
            return List.of("false", "true");
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
                : List.of();
    }

    /** {@return the legal values in a few words, e.g. {@code a whole number from 1 to 65536}} */
    public String legal() {
        String range = " from " + number(least) + " to " + number(most);
        if (type == Extent.class) {
            return "a whole number" + range + ", or two of them [height, width]";
        }
        if (type == double.class) {
            return "a number" + range;
        }
        return type == int.class
                ? "a whole number" + range
                : words().stream().collect(Collectors.joining(" or "));
    }

    /** {@return whether {@code value} has this setting's type and lies in its range} */
    public boolean accepts(Object value) {
        return switch (value) {
            case Integer number -> type == int.class && inRange(number);
            case Double number -> type == double.class && inRange(number);
            case Boolean truth -> type == boolean.class;
            case Extent extent ->
                    type == Extent.class && inRange(extent.height()) && inRange(extent.width());
            default -> type.isInstance(value);
        };
    }

    /**
     * {@return the value that {@code text} means in the notation of the command line and of fields:
     * {@code 3}, {@code 1x7}, {@code true}, {@code C}; empty if it is not a legal one}
     */
    public Optional<Object> parse(String text) {
        return parseAny(text.strip()).filter(this::accepts);
    }

    private Optional<Object> parseAny(String text) {
        if (type == int.class) {
            return whole(text).map(Object.class::cast);
        }
        if (type == double.class) {
            return new Numeral(text).decimal().map(Object.class::cast);
        }
        return type == Extent.class ? extent(text).map(Object.class::cast) : word(text);
    }

    private static Optional<Integer> whole(String text) {
        return new Numeral(text)
                .whole().stream()
                        .filter(number -> number == (int) number)
                        .mapToObj(number -> (int) number)
                        .findFirst();
    }

    /** {@code 3}, {@code 1x7} or {@code [1, 7]}. */
    private static Optional<Extent> extent(String text) {
        boolean list = text.startsWith("[") && text.endsWith("]");
        String[] sides =
                list
                        ? text.substring(1, text.length() - 1).split(",", -1)
                        : text.split("[xX\u00D7]", -1);
        List<Integer> sizes =
                Stream.of(sides).map(Setting::whole).flatMap(Optional::stream).toList();
        if (sizes.size() != sides.length) {
            return Optional.empty();
        }
        return switch (sizes.size()) {
            case 1 -> Optional.of(Extent.square(sizes.get(0)));
            case 2 -> Optional.of(new Extent(sizes.get(0), sizes.get(1)));
            default -> Optional.empty();
        };
    }

    private Optional<Object> word(String text) {
        if (type == boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .map(Object.class::cast)
                .findFirst();
    }

    private boolean inRange(double number) {
        return number >= least && number <= most;
    }

    /** {@return a number without a needless fraction} */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Nullable Object read(Record block) {
        try {
            return block.getClass().getMethod(name).invoke(block);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(block + " has no " + name, e);
        }
    }
}
