package convscope.view.inspector;

import convscope.model.Setting;
import convscope.session.LegalValues;
import java.util.List;

/**
 * One thing to set.
 *
 * @param setting what it is
 * @param value what is chosen now
 * @param legal what may be chosen in its place
 */
record Field(Setting setting, Object value, LegalValues legal) {

    /** More than so many buttons do not fit beside each other. */
    private static final int MOST_BUTTONS = 9;

    /** {@return the whole numbers among which a slider goes: all legal ones, or the usual ones} */
    List<Integer> choices() {
        if (setting.type() != int.class) {
            return List.of();
        }
        return switch (legal) {
            case LegalValues.Choices(var values) ->
                    values.stream().map(Integer.class::cast).toList();
            case LegalValues.Range range -> range.usual();
        };
    }

    /** {@return whether a row of buttons shows every legal value} */
    boolean isRow() {
        return !words().isEmpty();
    }

    /** {@return what stands on the buttons of the row, or none} */
    List<String> words() {
        return switch (legal) {
            case LegalValues.Choices(var values) when isShort(values) ->
                    values.stream().map(Object::toString).toList();
            case LegalValues.Choices choices -> List.of();
            case LegalValues.Range range -> List.of();
        };
    }

    private boolean isShort(List<Object> values) {
        return setting.type() != boolean.class
                && (setting.type() != int.class || values.size() <= MOST_BUTTONS);
    }

    /** {@return which editor it needs: fields that share one can be shown by it in turn} */
    Object editor() {
        return List.of(setting, words(), choices().isEmpty());
    }
}
