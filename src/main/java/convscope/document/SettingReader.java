package convscope.document;

import convscope.model.BlockKind;
import convscope.model.Extent;
import convscope.model.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one block, each checked against its {@link Setting}. */
final class SettingReader {

    private SettingReader() {}

    /** {@return the record of this kind that the object says} */
    static Record read(BlockKind kind, Cursor at) throws DesignException {
        at.object("an object of the parameters of " + kind.name());
        at.allow(kind.settings().stream().map(Setting::name).toList());
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (Setting setting : kind.settings()) {
            if (at.has(setting.name())) {
                chosen.put(setting.name(), value(setting, at.get(setting.name())));
            } else if (setting.required()) {
                throw at.fault(
                        "%s is missing; %s is expected".formatted(setting.name(), legal(setting)));
            }
        }
        try {
            return kind.create(chosen);
        } catch (IllegalArgumentException e) {
            throw at.fault(String.valueOf(e.getMessage()));
        }
    }

    private static String legal(Setting setting) {
        return "%s (%s)".formatted(setting.legal(), setting.says());
    }

    private static Object value(Setting setting, Cursor at) throws DesignException {
        String legal = setting.legal();
        if (setting.type() == int.class) {
            return at.whole((int) setting.least(), (int) setting.most(), legal);
        }
        if (setting.type() == double.class) {
            return at.number(setting.least(), setting.most(), legal);
        }
        if (setting.type() == Extent.class) {
            return extent(setting, at);
        }
        return word(setting, at);
    }

    private static Extent extent(Setting setting, Cursor at) throws DesignException {
        int least = (int) setting.least();
        int most = (int) setting.most();
        if (!at.isList()) {
            return Extent.square(at.whole(least, most, setting.legal()));
        }
        List<Cursor> pair = at.items(setting.legal());
        if (pair.size() != 2) {
            throw at.not(setting.legal());
        }
        return new Extent(pair.get(0).whole(least, most), pair.get(1).whole(least, most));
    }

    private static Object word(Setting setting, Cursor at) throws DesignException {
        if (setting.type() == boolean.class) {
            return at.truth();
        }
        return setting.parse(at.text(setting.legal())).orElseThrow(() -> at.not(setting.legal()));
    }
}
