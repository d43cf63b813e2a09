package convscope.view.door;

import convscope.rewrite.DerivationStep;
import convscope.rewrite.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * A derivation as a line of stops: one button a rule, played forward and backward, with the
 * sentence of the rule at which it stands.
 */
final class StepLine extends VBox {

    /** A step takes so long, in nanoseconds, and rests so long before the next. */
    private static final double MOVE = 0.45e9;

    private static final double REST = 1.8e9;

    private final Button first =
            button("door-first", MaterialDesignS.SKIP_BACKWARD, "To the start");
    private final Button back = button("door-back", MaterialDesignS.STEP_BACKWARD, "One rule back");
    private final Button play = button("door-play", MaterialDesignP.PLAY, "Play all rules");
    private final Button next = button("door-next", MaterialDesignS.STEP_FORWARD, "One rule on");
    private final HBox rules = new HBox(4);
    private final Label sentence = new Label();
    private final DoubleConsumer onMove;
    private final List<Button> stops = new ArrayList<>();
    private final AnimationTimer clock =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    tick(now);
                }
            };
    private List<DerivationStep> steps = List.of();
    private OptionalInt fails = OptionalInt.empty();
    private String says = "";
    private boolean motion = true;
    private boolean playing;
    private double position;
    private int goal;
    private long last;
    private double rested;

    /**
     * @param onMove is told where the film stands, from 0 to the number of steps
     */
    StepLine(DoubleConsumer onMove) {
        super(4);
        this.onMove = onMove;
        sentence.setId("door-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(40);
        sentence.getStyleClass().add("door-sentence");
        first.setOnAction(event -> go(0));
        back.setOnAction(event -> step(-1));
        next.setOnAction(event -> step(1));
        play.setOnAction(event -> play());
        rules.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(rules, Priority.ALWAYS);
        HBox row = new HBox(4, first, back, play, next, rules);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(row, sentence);
    }

    private static Button button(String id, org.kordamp.ikonli.Ikon icon, String tip) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        return button;
    }

    /** Another derivation, at its start. */
    void load(List<DerivationStep> all, OptionalInt failing, String why) {
        halt();
        steps = all;
        fails = failing;
        says = why;
        position = 0;
        goal = 0;
        stops.clear();
        for (int i = 0; i < all.size(); i++) {
            DerivationStep step = all.get(i);
            String arrow = step.direction() == Direction.FORWARD ? "" : " (back)";
            Button stop = new Button((i + 1) + "  " + step.rule().name() + arrow);
            stop.setId("door-stop-" + (i + 1));
            stop.setMinWidth(34);
            stop.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(stop, Priority.ALWAYS);
            stop.setPrefWidth(60);
            stop.setTooltip(new Tooltip(step.rule().says()));
            int to = i + 1;
            stop.setOnAction(event -> go(to));
            stops.add(stop);
        }
        rules.getChildren().setAll(stops);
        refresh();
    }

    /** {@return whether it stands behind a rule, or is on its way} */
    boolean started() {
        return goal > 0 || position > 0 || playing;
    }

    void useMotion(boolean on) {
        motion = on;
    }

    /** One rule on or back. */
    void step(int by) {
        go(Math.clamp((long) goal + by, 0, steps.size()));
    }

    private void go(int stop) {
        playing = false;
        start(stop);
    }

    private void play() {
        if (playing) {
            halt();
        } else if (!steps.isEmpty()) {
            playing = true;
            if (goal >= steps.size()) {
                position = 0;
                goal = 0;
                onMove.accept(0);
            }
            start(goal + 1);
        }
        refresh();
    }

    private void start(int stop) {
        goal = stop;
        if (!motion && !playing) {
            position = stop;
            onMove.accept(position);
        } else {
            last = 0;
            rested = 0;
            clock.start();
        }
        refresh();
    }

    /** Stops where it is going to. */
    void halt() {
        playing = false;
        clock.stop();
        position = goal;
        onMove.accept(position);
        refresh();
    }

    private void tick(long now) {
        double passed = last == 0 ? 0 : now - last;
        last = now;
        if (position != goal) {
            double way = motion ? passed / MOVE * Math.max(1, Math.abs(goal - position)) : 1e9;
            position =
                    position < goal
                            ? Math.min(goal, position + way)
                            : Math.max(goal, position - way);
            onMove.accept(position);
        } else if (playing && goal < steps.size()) {
            rested += passed;
            if (rested >= REST) {
                rested = 0;
                goal++;
                refresh();
            }
        } else {
            playing = false;
            clock.stop();
            refresh();
        }
    }

    private void refresh() {
        boolean none = steps.isEmpty();
        first.setDisable(goal == 0);
        back.setDisable(goal == 0);
        play.setDisable(none);
        next.setDisable(goal >= steps.size());
        ((FontIcon) play.getGraphic())
                .setIconCode(playing ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY);
        for (int i = 0; i < stops.size(); i++) {
            Button stop = stops.get(i);
            stop.getStyleClass().removeAll("accent", "danger");
            if (fails.isPresent() && fails.getAsInt() == i) {
                stop.getStyleClass().add("danger");
            } else if (i == goal - 1) {
                stop.getStyleClass().add("accent");
            }
        }
        sentence.setText(sentence());
    }

    private String sentence() {
        if (fails.isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "The derivation fails at rule %d: %s.",
                    fails.getAsInt() + 1,
                    says);
        }
        if (steps.isEmpty()) {
            return says.isEmpty() ? "" : "There is no derivation: " + says + ".";
        }
        if (goal == 0) {
            return steps.size() == 1
                    ? "One rule leads from the first column to the last. Play it."
                    : String.format(
                            Locale.ROOT,
                            "%d rules lead from the first column to the last. Play them, or step.",
                            steps.size());
        }
        DerivationStep step = steps.get(goal - 1);
        return String.format(Locale.ROOT, "Rule %d of %d: %s.", goal, steps.size(), step.says());
    }
}
