package convscope.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of layer, recipe or merge as data: what it is called and its settings, read once from the
 * record's {@link Called} and its components.
 *
 * @param name the key in the design file
 * @param title what the inspector writes over it
 * @param palette the words under which it is offered
 * @param section where in the palette
 * @param type the record
 * @param settings one per component, in order
 */
public record BlockKind(
        String name,
        String title,
        String palette,
        String section,
        Class<? extends Record> type,
        List<Setting> settings) {

    /** Every kind of layer, in the order of the palette. */
    public static final List<BlockKind> LAYERS =
            Arrays.stream(Layer.class.getPermittedSubclasses())
                    .map(type -> type.asSubclass(Record.class))
                    .map(BlockKind::of)
                    .toList();

    public static final BlockKind ATTEND = of(Merge.Attend.class);

    /**
     * {@return the kind that a record's annotations describe}
     *
     * @throws IllegalArgumentException if a component has no {@link Parameter}, or divides what is
     *     none of its siblings
     */
    public static BlockKind of(Class<? extends Record> type) {
        Called called = type.getAnnotation(Called.class);
        String name = nameOf(type);
        String palette = or(called == null ? "" : called.palette(), words(name));
        boolean layer = Layer.class.isAssignableFrom(type);
        return new BlockKind(
                name,
                or(called == null ? "" : called.title(), palette),
                palette,
                or(called == null ? "" : called.section(), layer ? "Layers" : "Blocks"),
                type,
                settings(type));
    }

    /** {@return the key of a layer's, a recipe's or a merge's record in the design file} */
    static String nameOf(Class<?> type) {
        Called called = type.getAnnotation(Called.class);
        String simple = type.getSimpleName();
        return or(
                called == null ? "" : called.kind(),
                Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
    }

    private static List<Setting> settings(Class<? extends Record> type) {
        List<Setting> settings =
                Arrays.stream(type.getRecordComponents()).map(Setting::of).toList();
        Set<String> names = settings.stream().map(Setting::name).collect(Collectors.toSet());
        names.add(Parameter.INPUT);
        for (Setting setting : settings) {
            if (!names.containsAll(setting.divides())) {
                throw new IllegalArgumentException(
                        type + ": " + setting.name() + " divides one of " + names);
            }
        }
        return settings;
    }

    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    public Optional<Setting> setting(String wanted) {
        return settings.stream().filter(setting -> setting.name().equals(wanted)).findFirst();
    }

    /** {@return what {@code block}, a record of this kind, has chosen, in order} */
    public Map<String, Object> values(Record block) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : settings) {
            values.put(setting.name(), Objects.requireNonNull(setting.read(block)));
        }
        return values;
    }

    /**
     * {@return a record of this kind}
     *
     * @param chosen legal values for some or all settings; the rest take their defaults, and
     *     settings without a default their typical value
     */
    public Record create(Map<String, ?> chosen) {
        return create(
                chosen, setting -> setting.required() ? setting.typical() : setting.initial());
    }

    /** {@return a record of this kind as the palette offers it} */
    public Record offered() {
        return create(Map.of(), Setting::offered);
    }

    private Record create(Map<String, ?> chosen, Function<Setting, String> otherwise) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Object value = chosen.get(setting.name());
            values.put(
                    setting.name(),
                    value != null ? value : value(setting, otherwise.apply(setting), values));
        }
        return construct(values.values().toArray());
    }

    /** {@return {@code block} with one setting changed to a legal value} */
    public Record with(Record block, String setting, Object value) {
        Map<String, Object> values = values(block);
        values.put(setting, value);
        return create(values);
    }

    private static Object value(Setting setting, String text, Map<String, Object> before) {
        Object sibling = before.get(text);
        return sibling != null
                ? sibling
                : setting.parse(text)
                        .orElseThrow(
                                () -> new IllegalArgumentException(setting + " has no default"));
    }

    private Record construct(Object[] values) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + name, e);
        }
    }
}
