package convscope.view.tabs;

import atlantafx.base.theme.Styles;
import convscope.model.Numeral;
import convscope.picture.FeatureMaps;
import convscope.picture.ValueRange;
import convscope.session.MapSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Scale and order of a sheet of maps. */
final class MapControls extends HBox {

    private final ComboBox<MapSettings.Scale> scale = new ComboBox<>();
    private final TextField limit = new TextField();
    private final Label refusal = new Label();
    private final Label limitSign = new Label("±");
    private final ComboBox<MapSettings.Order> order = new ComboBox<>();
    private MapSettings settings = MapSettings.INITIAL;
    private Consumer<MapSettings> onChange = changed -> {};
    private boolean showing;

    MapControls() {
        super(6);
        setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        refusal,
                        new Label("scale"),
                        scale,
                        limitSign,
                        limit,
                        new Label("order"),
                        order);
        refusal.setId("map-limit-refusal");
        refusal.getStyleClass().add("refusal");
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        scale.setId("map-scale");
        scale.getItems().setAll(MapSettings.Scale.values());
        scale.setConverter(words(MapControls::word));
        scale.valueProperty().addListener((value, old, now) -> change(settings.withScale(now)));
        order.setId("map-order");
        order.setConverter(words(MapControls::word));
        order.getItems().setAll(MapSettings.Order.values());
        order.valueProperty()
                .addListener(
                        (value, old, now) ->
                                change(now == null ? settings : settings.withOrder(now)));
        limit.setId("map-limit");
        limit.setPrefColumnCount(5);
        limit.setTooltip(new Tooltip("The value at the end of the scale, above 0"));
        limit.setOnAction(event -> takeLimit());
        limit.focusedProperty().addListener((value, was, is) -> leaveLimit(is));
    }

    void setOnChange(Consumer<MapSettings> handler) {
        onChange = handler;
    }

    /** Shows the settings; offers the gate as an order only where there is one. */
    void show(MapSettings shown, boolean gate) {
        showing = true;
        settings = shown;
        scale.setValue(shown.scale());
        List<MapSettings.Order> offered =
                List.of(MapSettings.Order.values()).stream()
                        .filter(o -> gate || o != MapSettings.Order.GATE)
                        .toList();
        if (!order.getItems().equals(offered)) {
            order.getItems().setAll(offered);
        }
        boolean possible = gate || shown.order() != MapSettings.Order.GATE;
        order.setValue(possible ? shown.order() : MapSettings.Order.INDEX);
        boolean fixed = shown.scale() == MapSettings.Scale.FIXED;
        limit.setVisible(fixed);
        limit.setManaged(fixed);
        limitSign.setVisible(fixed);
        limitSign.setManaged(fixed);
        if (!limit.isFocused()) {
            limit.setText(Numerals.value(shown.limit()));
        }
        refuse("");
        showing = false;
    }

    /** {@return a limit that suits what is on the screen: a fixed scale starts there} */
    static double limit(@Nullable FeatureMaps maps, MapSettings otherwise) {
        if (maps != null) {
            ValueRange range = maps.range();
            double most = Math.max(-range.min(), range.max());
            if (most > 0) {
                return Double.parseDouble(String.format(Locale.ROOT, "%.2g", most));
            }
        }
        return otherwise.limit();
    }

    private void leaveLimit(boolean focused) {
        if (!focused) {
            takeLimit();
        }
    }

    private void takeLimit() {
        Optional<Double> typed = number(limit.getText());
        if (typed.isPresent()) {
            refuse("");
            change(settings.withLimit(typed.get()));
        } else {
            refuse("The limit is a number above 0, such as 2.5.");
        }
    }

    private void refuse(String sentence) {
        refusal.setText(sentence);
        limit.pseudoClassStateChanged(Styles.STATE_DANGER, !sentence.isEmpty());
    }

    private void change(MapSettings changed) {
        if (!showing && !changed.equals(settings)) {
            onChange.accept(changed);
        }
    }

    private static Optional<Double> number(String text) {
        return new Numeral(text).decimal().filter(value -> value > 0);
    }

    private static String word(MapSettings.Scale scale) {
        return switch (scale) {
            case PER_MAP -> "per map";
            case PER_LAYER -> "per layer";
            case FIXED -> "fixed";
        };
    }

    private static String word(MapSettings.Order order) {
        return switch (order) {
            case INDEX -> "by channel";
            case MEAN -> "by mean";
            case GATE -> "by gate";
        };
    }

    private static <T> StringConverter<T> words(Function<T, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        };
    }
}
