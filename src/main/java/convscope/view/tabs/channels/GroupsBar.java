package convscope.view.tabs.channels;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.session.GroupsLever;
import convscope.session.Message;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The slider of the groups, its presets, and why it cannot be moved where it cannot. */
final class GroupsBar extends HBox {

    private final Label title = new Label("groups");
    private final Slider slider = new Slider();
    private final Label value = new Label();
    private final Label why = new Label();
    private final List<Preset> presets =
            List.of(
                    new Preset("dense", "Every output channel sees every input channel."),
                    new Preset(
                            "AlexNet 2",
                            "Two groups, as AlexNet ran on two graphics cards (2012)."),
                    new Preset("ResNeXt 32", "Cardinality 32, as in ResNeXt-50 (2016)."),
                    new Preset("depthwise", "As many groups as input channels: each sees one."));
    private GroupsLever lever = new GroupsLever.Fixed("");
    private List<Integer> values = List.of();
    private int now = 1;
    private boolean showing;
    private Consumer<Message> send = message -> {};

    /** A one-click position of the slider; the box around it explains it while it is disabled. */
    private static final class Preset {
        private final String says;
        private final Button button;
        private final StackPane box;
        private final Tooltip tooltip = new Tooltip();

        Preset(String name, String says) {
            this.says = says;
            this.button = new Button(name);
            this.box = new StackPane(button);
            button.setId("preset-" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            button.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
            Tooltip.install(box, tooltip);
        }

        void offer(OptionalInt groups, boolean legal, String reason, boolean chosen) {
            button.setDisable(!legal);
            button.pseudoClassStateChanged(
                    javafx.css.PseudoClass.getPseudoClass("chosen"), legal && chosen);
            String text = legal ? says : says + " " + reason;
            tooltip.setText(text);
            button.setAccessibleHelp(text);
            button.setUserData(groups.orElse(0));
        }
    }

    GroupsBar() {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("heading");
        title.setTooltip(
                new Tooltip(
                        "Groups G: the channels are split into G parts that do not see each"
                                + " other. Each filter sees C_in/G channels."));
        slider.setId("channels-groups");
        slider.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
        slider.setBlockIncrement(1);
        slider.setPrefWidth(150);
        slider.setMinWidth(70);
        value.setId("channels-groups-value");
        value.getStyleClass().add("heading");
        value.setMinWidth(44);
        why.setId("channels-why");
        why.getStyleClass().add("words");
        getChildren().addAll(title, slider, value);
        for (Preset preset : presets) {
            preset.button.setOnAction(event -> set((Integer) preset.button.getUserData(), false));
            getChildren().add(preset.box);
        }
        getChildren().add(why);
        slider.valueProperty().subscribe(() -> slide(slider.isValueChanging()));
        slider.valueChangingProperty().subscribe((before, after) -> released(after));
    }

    void setOnMessage(Consumer<Message> handler) {
        send = handler;
    }

    void show(Node node, GroupsLever newest) {
        showing = true;
        lever = newest;
        boolean conv = node.op() instanceof Op.Conv2d;
        now = node.op() instanceof Op.Conv2d c ? c.groups() : 1;
        values = newest instanceof GroupsLever.Moves moves ? moves.values() : List.of(now);
        slider.setMax(Math.max(1, values.size() - 1));
        if (!slider.isValueChanging()) {
            slider.setValue(Math.max(0, place(now)));
        }
        slider.setDisable(values.size() < 2);
        slider.setTooltip(new Tooltip(newest.says()));
        value.setText(conv ? Integer.toString(now) : "-");
        boolean fixed = newest instanceof GroupsLever.Fixed;
        visible(why, fixed);
        why.setText(newest.says());
        offer(node, fixed);
        showing = false;
    }

    private void offer(Node node, boolean fixed) {
        int in = node.op() instanceof Op.Conv2d conv ? conv.in() : 0;
        int[] groups = {1, 2, 32, in};
        for (int i = 0; i < groups.length; i++) {
            Preset preset = presets.get(i);
            visible(preset.box, !fixed);
            boolean legal = values.contains(groups[i]);
            preset.offer(OptionalInt.of(groups[i]), legal, reason(groups[i]), now == groups[i]);
        }
    }

    private static String reason(int groups) {
        return String.format(
                Locale.ROOT, "Not here: %d does not divide both numbers of channels.", groups);
    }

    private int place(int groups) {
        int best = 0;
        for (int i = 1; i < values.size(); i++) {
            if (Math.abs(values.get(i) - groups) < Math.abs(values.get(best) - groups)) {
                best = i;
            }
        }
        return best;
    }

    private void slide(boolean dragging) {
        if (!showing && !values.isEmpty()) {
            int wanted =
                    values.get(Math.clamp(Math.round(slider.getValue()), 0, values.size() - 1));
            if (wanted != now || !dragging) {
                set(wanted, dragging);
            }
        }
    }

    private void released(boolean dragging) {
        if (!dragging) {
            slide(false);
        }
    }

    private void set(int groups, boolean dragging) {
        if (lever instanceof GroupsLever.Moves moves) {
            send.accept(moves.to(groups, dragging));
        }
    }

    private static void visible(javafx.scene.Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }
}
