package convscope.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of layer, recipe or merge as data: its name and its settings, read once from the record's
 * components.
 *
 * @param name the key in the design file
 * @param type the record
 * @param settings one per component, in order
 */
public record BlockKind(String name, Class<? extends Record> type, List<Setting> settings) {

    /** Every kind of layer, in the order of the palette. */
    public static final List<BlockKind> LAYERS =
            Arrays.stream(Layer.class.getPermittedSubclasses())
                    .map(type -> type.asSubclass(Record.class))
                    .map(type -> of(decapitalised(type.getSimpleName()), type))
                    .toList();

    public static final BlockKind ATTEND = of("attend", Merge.Attend.class);

    public static BlockKind of(String name, Class<? extends Record> type) {
        return new BlockKind(
                name, type, Arrays.stream(type.getRecordComponents()).map(Setting::of).toList());
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
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Object value = chosen.get(setting.name());
            values.put(setting.name(), value != null ? value : fallback(setting, values));
        }
        return construct(values.values().toArray());
    }

    /** {@return {@code block} with one setting changed to a legal value} */
    public Record with(Record block, String setting, Object value) {
        Map<String, Object> values = values(block);
        values.put(setting, value);
        return create(values);
    }

    private static Object fallback(Setting setting, Map<String, Object> before) {
        String text = setting.required() ? setting.typical() : setting.initial();
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

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
