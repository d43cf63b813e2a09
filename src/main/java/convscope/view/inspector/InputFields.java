package convscope.view.inspector;

import convscope.analysis.LegalValues;
import convscope.model.Parameter;
import convscope.model.Setting;
import convscope.model.Shape;
import convscope.session.Message;
import convscope.view.Shown;
import convscope.view.Workbench;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The shape that is fed to the design: channels, height, width. */
final class InputFields {

    private static final int MOST_PIXELS = 4096;

    private final Workbench workbench;
    private final GridPane grid = new GridPane(8, 8);
    private final Editor channels;
    private final Editor height;
    private final Editor width;

    InputFields(Workbench workbench) {
        this.workbench = workbench;
        Shape now = workbench.session().design().input();
        channels = editor("channels", Parameter.MOST_CHANNELS, now, Shape::withChannels);
        height =
                editor("height", MOST_PIXELS, now, (s, h) -> new Shape(s.channels(), h, s.width()));
        width = editor("width", MOST_PIXELS, now, (s, w) -> new Shape(s.channels(), s.height(), w));
        addRow("input channels", channels);
        addRow("input height", height);
        addRow("input width", width);
    }

    Node node() {
        return grid;
    }

    void show(Shown shown) {
        Shape now = shown.session().design().input();
        channels.show(field("channels", Parameter.MOST_CHANNELS, now.channels()));
        height.show(field("height", MOST_PIXELS, now.height()));
        width.show(field("width", MOST_PIXELS, now.width()));
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
                    workbench.send(new Message.SetInput(change.apply(input, (Integer) value)));
                    return "";
                });
    }

    private static Field field(String name, int most, int value) {
        Setting setting = new Setting(name, int.class, "", "1", "", 1, most);
        return new Field(
                setting, value, new LegalValues.Range(setting.least(), setting.most(), List.of()));
    }
}
