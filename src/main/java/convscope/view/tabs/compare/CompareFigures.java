package convscope.view.tabs.compare;

import convscope.analysis.NumberText;
import convscope.analysis.Quantity;
import convscope.analysis.ReceptiveField;
import convscope.compare.Contender;
import convscope.compare.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The totals of each design in a column of its own, with the change against the first. */
final class CompareFigures extends GridPane {

    private static final List<Quantity> COUNTED =
            List.of(Quantity.PARAMETERS, Quantity.MACS, Quantity.ACTIVATION_BYTES);

    private static final String FIELD =
            "receptive field: the pixels of the input that one output value depends on";
    private static final String TIME =
            "median of up to 9 passes in turns, in milliseconds, batch 1, each on an engine of its"
                    + " own";

    private final Button timing = new Button();
    private Runnable onTiming = () -> {};

    CompareFigures() {
        setId("compare-figures");
        getStyleClass().add("compare-figures");
        timing.setId("compare-timing");
        timing.getStyleClass().addAll("flat", "compare-timing");
        timing.setOnAction(event -> onTiming.run());
    }

    /** Called when the user wants to stop the measurement, or to measure again. */
    void setOnTiming(Runnable handler) {
        onTiming = handler;
    }

    /**
     * @param wide whether there is room for whole names
     */
    void show(Compared what, boolean wide) {
        getChildren().clear();
        for (int at = 0; at < what.columns().size(); at++) {
            Label head = new Label(what.columns().get(at).label());
            head.getStyleClass().add("heading");
            head.setTooltip(new Tooltip(what.columns().get(at).says()));
            add(head, column(at), 0, at == 0 ? 1 : 2, 1);
        }
        int row = 1;
        for (Quantity quantity : COUNTED) {
            add(name(wide ? quantity.label() : word(quantity), explained(what, quantity)), 0, row);
            cells(what, row++, quantity.name(), c -> count(quantity, c), c -> amount(quantity, c));
        }
        add(name(wide ? "receptive field" : "field", FIELD), 0, row);
        cells(what, row++, "FIELD", CompareFigures::field, c -> OptionalDouble.empty());
        add(
                name(wide ? "output shape" : "output", "output shape: channels x rows x columns"),
                0,
                row);
        cells(what, row++, "OUTPUT", CompareFigures::output, c -> OptionalDouble.empty());
        boolean measuring = what.pace() == Compared.Pace.MEASURING;
        timing.setGraphic(new FontIcon(measuring ? MaterialDesignS.STOP : MaterialDesignR.REFRESH));
        timing.setTooltip(new Tooltip(measuring ? "Stop measuring" : "Measure again"));
        add(new HBox(2, name("time", TIME), timing), 0, row);
        cells(what, row, "TIME", c -> time(what, c), Contender::milliseconds);
    }

    /** A design takes a column for its numbers, and all but the first one for their changes. */
    private static int column(int design) {
        return design == 0 ? 1 : 2 * design;
    }

    private static Label name(String text, String explanation) {
        Label label = new Label(text);
        label.getStyleClass().add("quantity");
        label.setTooltip(new Tooltip(explanation));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static String word(Quantity quantity) {
        return switch (quantity) {
            case MACS -> "MACs";
            case ACTIVATION_BYTES -> "memory";
            default -> quantity.label();
        };
    }

    private static String explained(Compared what, Quantity quantity) {
        String unit = quantity.unit().isEmpty() ? "" : " (" + quantity.unit() + ")";
        String all =
                what.open()
                        .contender()
                        .map(c -> c.analysis().explainTotal(quantity).text())
                        .orElse("");
        String formula =
                switch (quantity) {
                    case PARAMETERS -> "K*K*C_in/G*C_out of each convolution, biases, gamma, beta";
                    case MACS -> "K*K*C_in/G*C_out*H*W of each convolution, in*out of each matrix";
                    default -> "4 bytes for each value of each operation's output";
                };
        return quantity.label() + unit + ": " + formula + "\nthis design: " + shortened(all);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }

    private void cells(
            Compared what,
            int row,
            String id,
            Function<Contender, String> text,
            Function<Contender, OptionalDouble> amount) {
        OptionalDouble first = what.open().contender().map(amount).orElse(OptionalDouble.empty());
        for (int at = 0; at < what.columns().size(); at++) {
            Optional<Contender> contender = what.columns().get(at).contender();
            Label label = new Label(contender.map(text).orElse("-"));
            label.setId("compare-" + id + "-" + at);
            contender.map(c -> exact(id, c)).ifPresent(e -> label.setTooltip(new Tooltip(e)));
            label.setMinWidth(USE_PREF_SIZE);
            add(label, column(at), row);
            if (at > 0) {
                Label change =
                        new Label(contender.map(amount).map(a -> change(first, a)).orElse(""));
                change.getStyleClass().add("compare-change");
                change.setId("compare-" + id + "-change-" + at);
                change.setMinWidth(USE_PREF_SIZE);
                add(change, column(at) + 1, row);
            }
        }
    }

    private static String exact(String id, Contender of) {
        for (Quantity quantity : COUNTED) {
            if (quantity.name().equals(id)) {
                return NumberText.exact(of.total().of(quantity))
                        + " "
                        + (quantity.unit().isEmpty() ? quantity.label() : quantity.unit());
            }
        }
        return of.label();
    }

    private static String change(OptionalDouble first, OptionalDouble other) {
        return first.isPresent() && other.isPresent()
                ? new Ratio(first.getAsDouble(), other.getAsDouble()).change()
                : "";
    }

    private static String count(Quantity quantity, Contender of) {
        return quantity.brief(of.total().of(quantity)).replace(" MACs", "");
    }

    private static OptionalDouble amount(Quantity quantity, Contender of) {
        return OptionalDouble.of((double) of.total().of(quantity));
    }

    private static String field(Contender of) {
        return of.field().map(ReceptiveField::says).map(CompareFigures::pixels).orElse("-");
    }

    private static String pixels(String field) {
        return field.replace(" pixels", "").replace("the whole input", "all of it");
    }

    private static String output(Contender of) {
        return of.output().map(Object::toString).orElse("does not fit");
    }

    private static String time(Compared what, Contender of) {
        if (of.milliseconds().isPresent()) {
            return milliseconds(of.milliseconds().getAsDouble());
        }
        return !of.lowered().complete() || what.pace() != Compared.Pace.MEASURING ? "-" : "...";
    }

    private static String milliseconds(double time) {
        return String.format(java.util.Locale.ROOT, time < 10 ? "%.2f ms" : "%.1f ms", time);
    }
}
