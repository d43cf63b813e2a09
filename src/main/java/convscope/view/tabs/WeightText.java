package convscope.view.tabs;

import convscope.model.Numeral;
import java.util.Optional;

/** A weight as somebody types it. */
record WeightText(String text) {

    private static final String NUMBER = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";
    private static final String BEGUN = "[+-]?[0-9]*\\.?([0-9]+[eE][+-]?)?";

    /** {@return the number, if it is one that float32 holds} */
    Optional<Float> value() {
        String plain = plain();
        if (!plain.matches(NUMBER)) {
            return Optional.empty();
        }
        float value = Float.parseFloat(plain);
        return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    /** {@return whether it may still become a number: "-", "0." and "1e-" may} */
    boolean begun() {
        return plain().matches(BEGUN);
    }

    /** {@return why it is no weight, in one sentence} */
    String refusal() {
        String brief = text.length() > 20 ? text.substring(0, 20) + "…" : text;
        return text.isBlank()
                ? "A weight is a number, such as −0.25."
                : "A weight is a number from −3.4e38 to 3.4e38, such as −0.25, not “"
                        + brief
                        + "”.";
    }

    private String plain() {
        return new Numeral(text).plain();
    }
}
