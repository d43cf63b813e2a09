package convscope.view.tabs.kernels;

import atlantafx.base.theme.Styles;
import convscope.view.tabs.Numerals;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/**
 * A weight to type. Every number that is legal is told while it is typed; what is none stays in the
 * field with a sentence, and the weight keeps its last legal value.
 */
final class WeightField extends TextField {

    /** What is told of the typing. */
    interface Listener {

        /** Another legal number; still being typed, or done. */
        void typed(float value, boolean typing);

        /** The weight shall be as it was before. */
        void givenUp();

        /** A sentence about what stands in the field; empty where it is fine. */
        void refused(String sentence);

        /** The user is done with this weight; the next is so many to the right and down. */
        void leave(int right, int down);
    }

    private final Listener listener;
    private final boolean variance;
    private String before = "";
    private Optional<Float> last = Optional.empty();
    private boolean showing;

    /**
     * @param variance whether numbers below 0 are refused
     */
    WeightField(Listener listener, boolean variance) {
        this.listener = listener;
        this.variance = variance;
        getStyleClass().addAll("weight-field");
        textProperty().subscribe((old, now) -> type(now));
        focusedProperty().subscribe((was, is) -> leave(is));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows a weight, unless it is being typed. */
    void show(float value) {
        if (last.isEmpty() && !(isFocused() && refusedNow())) {
            put(Numerals.value(value), "");
        }
    }

    /** Starts on a weight, with what was typed already, or with all its digits, selected. */
    void begin(float value, String typed) {
        last = Optional.empty();
        put(exact(value), "");
        if (typed.isEmpty()) {
            selectAll();
        } else {
            setText(typed);
            positionCaret(typed.length());
        }
    }

    private static String exact(float value) {
        String text = Float.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void put(String text, String sentence) {
        showing = true;
        before = text;
        setText(text);
        refuse(sentence);
        showing = false;
    }

    private void type(String text) {
        if (showing) {
            return;
        }
        Optional<Float> value = value(text);
        if (value.isPresent()) {
            last = value;
            refuse("");
            listener.typed(value.get(), true);
        } else {
            WeightText written = new WeightText(text);
            boolean begun = written.value().isEmpty() && written.begun();
            refuse(begun ? "" : refusal(text));
        }
    }

    private Optional<Float> value(String text) {
        return new WeightText(text).value().filter(value -> !variance || value >= 0);
    }

    private String refusal(String text) {
        return variance && new WeightText(text).value().isPresent()
                ? "A variance is 0 or more."
                : new WeightText(text).refusal();
    }

    private boolean refusedNow() {
        return getPseudoClassStates().contains(Styles.STATE_DANGER);
    }

    private void refuse(String sentence) {
        pseudoClassStateChanged(Styles.STATE_DANGER, !sentence.isEmpty());
        listener.refused(sentence);
    }

    private void leave(boolean focused) {
        if (focused) {
            selectAll();
        } else {
            last.ifPresent(value -> listener.typed(value, false));
            last = Optional.empty();
            refuse("");
        }
    }

    private void key(KeyEvent event) {
        boolean back = event.isShiftDown();
        switch (event.getCode()) {
            case ENTER -> done(0, back ? -1 : 1);
            case TAB -> done(back ? -1 : 1, 0);
            case UP -> done(0, -1);
            case DOWN -> done(0, 1);
            case ESCAPE -> giveUp();
            case Z -> {
                if (!event.isShortcutDown() || last.isEmpty()) {
                    return;
                }
                giveUp();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void done(int right, int down) {
        String text = getText();
        if (!text.equals(before) && value(text).isEmpty()) {
            refuse(refusal(text));
            return;
        }
        last.ifPresent(value -> listener.typed(value, false));
        last = Optional.empty();
        listener.leave(right, down);
    }

    private void giveUp() {
        if (last.isPresent()) {
            last = Optional.empty();
            listener.givenUp();
        }
        put(before, "");
        listener.leave(0, 0);
    }
}
