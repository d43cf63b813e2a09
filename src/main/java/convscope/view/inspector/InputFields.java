package convscope.view.inspector;

import convscope.model.Setting;
import convscope.model.Shape;
import convscope.model.Usual;
import convscope.session.LegalValues;
import convscope.session.Message;
import convscope.view.workbench.ShownDesign;
import convscope.view.workbench.Workbench;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The shape that is fed to the design: channels, height, width. */
final class InputFields {

    private final Workbench workbench;
    private final GridPane grid = new GridPane(8, 8);
    private final Editor channels;
    private final Editor height;
    private final Editor width;

    InputFields(Workbench workbench) {
        this.workbench = workbench;
        Shape now = workbench.session().design().input();
        channels = editor("channels", Shape.MOST_CHANNELS, now, Shape::withChannels);
        height =
                editor(
                        "height",
                        Shape.MOST_SIDE,
                        now,
                        (s, h) -> new Shape(s.channels(), h, s.width()));
        width =
                editor(
                        "width",
                        Shape.MOST_SIDE,
                        now,
                        (s, w) -> new Shape(s.channels(), s.height(), w));
        addRow("input channels", channels);
        addRow("input height", height);
        addRow("input width", width);
    }

    Node node() {
        return grid;
    }

    void show(ShownDesign shown) {
        Shape now = shown.session().design().input();
        channels.show(field("channels", Shape.MOST_CHANNELS, now.channels()));
        height.show(field("height", Shape.MOST_SIDE, now.height()));
        width.show(field("width", Shape.MOST_SIDE, now.width()));
    }

    private void addRow(String words, Editor editor) {
        Label label = new Label(words);
        label.getStyleClass().add("setting");
        grid.addRow(grid.getRowCount(), label, editor.node());
    }

    private Editor editor(
            String name, int most, Shape now, BiFunction<Shape, Integer, Shape> change) {
        return Editor.of(
                field(name, most, now.channels()),
                (value, dragging) -> {
                    Shape input = workbench.session().design().input();
                    Shape wanted = change.apply(input, (Integer) value);
                    String refused = wanted.refusedAsInput();
                    if (refused.isEmpty()) {
                        workbench.send(new Message.SetInput(wanted));
                        return "";
                    }
                    return refused + ".";
                });
    }

    private static Field field(String name, int most, int value) {
        Setting setting =
                new Setting(name, int.class, "", "1", "", 1, most, Usual.POWERS_OF_TWO, List.of());
        return new Field(
                setting, value, new LegalValues.Range(setting.least(), setting.most(), List.of()));
    }
}
