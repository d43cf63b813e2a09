package convscope.view.inspector;

import convscope.model.Setting;

import java.util.List;

/**
 * One thing to set.
 *
 * @param setting what it is
 * @param value what is chosen now
 * @param choices the whole numbers among which a slider or a row of buttons chooses; none where
 *     there is only a field to type into
 * @param complete whether the choices are all that is legal
 */
record Field(Setting setting, Object value, List<Integer> choices, boolean complete) {

    /** More than so many buttons do not fit beside each other. */
    private static final int MOST_BUTTONS = 9;

    Field {
        choices = List.copyOf(choices);
    }

    /** {@return whether a row of buttons shows every legal value} */
    boolean isRow() {
        return !words().isEmpty();
    }

    /** {@return what stands on the buttons of the row, or none} */
    List<String> words() {
        if (setting.type() == int.class) {
            return complete && choices.size() <= MOST_BUTTONS
                    ? choices.stream().map(String::valueOf).toList()
                    : List.of();
        }
        return setting.type() == boolean.class ? List.of() : setting.words();
    }

    /** {@return which editor it needs: fields that share one can be shown by it in turn} */
    Object editor() {
        return List.of(setting, words(), choices.isEmpty());
    }
}
