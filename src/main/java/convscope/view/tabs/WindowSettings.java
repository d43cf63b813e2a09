package convscope.view.tabs;

import atlantafx.base.theme.Styles;
import convscope.catalog.Catalog;
import convscope.graph.Place;
import convscope.model.BlockKind;
import convscope.model.Extent;
import convscope.model.Setting;
import convscope.session.LegalValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Kernel, stride, padding, dilation and groups of the node, each with a button down and up. */
final class WindowSettings extends HBox {

    private static final Set<String> SHOWN =
            Set.of("kernel", "stride", "padding", "dilation", "groups");

    /** Told which setting of which place shall have which value. */
    interface Change {
        void to(Place place, String setting, Object value);
    }

    private record Row(Setting setting, Label value, Button down, Button up) {}

    private final List<Row> rows = new ArrayList<>();
    private @Nullable Place place;
    private Change onChange = (at, setting, value) -> {};

    WindowSettings() {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        setId("pixel-settings");
    }

    void setOnChange(Change handler) {
        onChange = handler;
    }

    /** Shows what can be changed of a place; of one that comes out of a recipe, why nothing can. */
    void show(Place now) {
        List<Setting> settings =
                kind(now).map(BlockKind::settings).orElse(List.of()).stream()
                        .filter(each -> SHOWN.contains(each.name()))
                        .toList();
        boolean same =
                !now.derived()
                        && !rows.isEmpty()
                        && rows.stream().map(Row::setting).toList().equals(settings);
        place = now;
        if (!same) {
            rows.clear();
            getChildren().clear();
            if (now.derived()) {
                getChildren().add(new Label("in a recipe: unfold it to change this"));
            } else {
                settings.forEach(this::add);
            }
        }
        rows.forEach(this::fill);
    }

    private static Optional<BlockKind> kind(Place place) {
        return Catalog.kindOf(place.bare());
    }

    private void add(Setting setting) {
        Button down = new Button("−");
        Button up = new Button("+");
        Label value = new Label();
        value.setId("pixel-" + setting.name());
        value.getStyleClass().add("heading");
        down.setId("pixel-" + setting.name() + "-down");
        up.setId("pixel-" + setting.name() + "-up");
        down.getStyleClass().addAll(Styles.SMALL, "stepper");
        up.getStyleClass().addAll(Styles.SMALL, "stepper");
        Row row = new Row(setting, value, down, up);
        down.setOnAction(event -> step(row, false));
        up.setOnAction(event -> step(row, true));
        Label name = new Label(setting.name());
        name.setTooltip(new Tooltip(setting.name() + ": " + setting.says()));
        HBox box = new HBox(4, name, down, value, up);
        box.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(box);
        rows.add(row);
    }

    private void fill(Row row) {
        row.value.setText(written(now(row)));
        row.down.setDisable(next(row, false).isEmpty());
        row.up.setDisable(next(row, true).isEmpty());
    }

    private void step(Row row, boolean up) {
        Place at = place;
        if (at != null) {
            next(row, up).ifPresent(value -> onChange.to(at, row.setting.name(), value));
        }
    }

    private Object now(Row row) {
        Place at = java.util.Objects.requireNonNull(place);
        BlockKind kind = kind(at).orElseThrow();
        return java.util.Objects.requireNonNull(
                kind.values((Record) at.bare()).get(row.setting.name()));
    }

    private Optional<Object> next(Row row, boolean up) {
        Place at = java.util.Objects.requireNonNull(place);
        return LegalStep.from(LegalValues.of(at, row.setting), now(row), up);
    }

    private static String written(Object value) {
        return value instanceof Extent extent && extent.isSquare()
                ? Integer.toString(extent.height())
                : value.toString();
    }
}
