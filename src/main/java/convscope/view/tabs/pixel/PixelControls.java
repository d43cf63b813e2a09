package convscope.view.tabs.pixel;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Play, pause, step; how fast; which output channel. */
final class PixelControls extends HBox {

    /** Windows per second. */
    static final List<Integer> SPEEDS = List.of(1, 2, 5, 10, 30, 100);

    /** What the buttons do. */
    interface Actions {

        void restart();

        void back();

        void play();

        void step();

        void nextEdge();

        void whole();

        /** So many output channels on. */
        void choose(int by);
    }

    private static final Actions NOTHING =
            new Actions() {
                @Override
                public void restart() {}

                @Override
                public void back() {}

                @Override
                public void play() {}

                @Override
                public void step() {}

                @Override
                public void nextEdge() {}

                @Override
                public void whole() {}

                @Override
                public void choose(int by) {}
            };

    private final Button play = new Button();
    private final FontIcon playing = new FontIcon(MaterialDesignP.PAUSE);
    private final FontIcon paused = new FontIcon(MaterialDesignP.PLAY);
    private final ComboBox<Integer> speed = new ComboBox<>();
    private final ToggleButton stops = new ToggleButton("stop at edges");
    private final Button whole = new Button("show all");
    private final Label channel = new Label();
    private final Button fewer = new Button("−");
    private final Button more = new Button("+");
    private Actions actions = NOTHING;

    PixelControls() {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("pixel-controls");
        setMinWidth(USE_PREF_SIZE);
        play.setId("pixel-play");
        play.setGraphic(paused);
        play.setOnAction(event -> actions.play());
        play.setTooltip(new Tooltip("Plays: the window slides, outputs fill in (space)"));
        speed.setId("pixel-speed");
        speed.getItems().setAll(SPEEDS);
        speed.setValue(5);
        speed.setConverter(words());
        speed.setTooltip(new Tooltip("Windows per second"));
        stops.setId("pixel-stops");
        stops.setSelected(true);
        stops.getStyleClass().add(Styles.SMALL);
        stops.setTooltip(
                new Tooltip("Stops where the window first reaches over another side or corner"));
        whole.setId("pixel-whole");
        whole.getStyleClass().add(Styles.SMALL);
        whole.setOnAction(event -> actions.whole());
        whole.setTooltip(new Tooltip("Shows the whole output map (Esc)"));
        channel.setId("pixel-channel");
        channel.getStyleClass().add("heading");
        stepper(fewer, "pixel-channel-down", -1);
        stepper(more, "pixel-channel-up", 1);
        Button edge =
                button(
                        "pixel-edge",
                        MaterialDesignS.SKIP_NEXT,
                        "Next edge (E)",
                        () -> actions.nextEdge());
        edge.setText("next edge");
        getChildren()
                .addAll(
                        button(
                                "pixel-restart",
                                MaterialDesignS.SKIP_BACKWARD,
                                "From the first window (Home)",
                                () -> actions.restart()),
                        button(
                                "pixel-back",
                                MaterialDesignS.STEP_BACKWARD,
                                "One window back (,)",
                                () -> actions.back()),
                        play,
                        button(
                                "pixel-step",
                                MaterialDesignS.STEP_FORWARD,
                                "One window on (.)",
                                () -> actions.step()),
                        edge,
                        speed,
                        stops,
                        whole,
                        gap(),
                        new Label("output channel"),
                        fewer,
                        channel,
                        more);
    }

    private static Label gap() {
        Label gap = new Label();
        gap.setMinWidth(8);
        return gap;
    }

    private static Button button(String id, Ikon icon, String says, Runnable does) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(says));
        button.setOnAction(event -> does.run());
        return button;
    }

    private void stepper(Button button, String id, int by) {
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, "stepper");
        button.setOnAction(event -> actions.choose(by));
    }

    void setActions(Actions does) {
        actions = does;
    }

    void show(int now, int of, boolean isPlaying, boolean filling) {
        channel.setText(Integer.toString(now));
        channel.setTooltip(
                new Tooltip(
                        String.format(
                                Locale.ROOT,
                                "Output channel %d of 0 to %d (page up, page down)",
                                now,
                                of - 1)));
        fewer.setDisable(now == 0);
        more.setDisable(now == of - 1);
        play.setGraphic(isPlaying ? playing : paused);
        whole.setDisable(!filling);
    }

    /** {@return windows per second} */
    int speed() {
        Integer chosen = speed.getValue();
        return chosen == null ? SPEEDS.getFirst() : chosen;
    }

    boolean stopsAtEdges() {
        return stops.isSelected();
    }

    private static StringConverter<Integer> words() {
        return new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return value == null ? "" : value + " / s";
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        };
    }
}
