package convscope.view;

import convscope.analysis.NumberText;
import convscope.analysis.Tally;
import convscope.bench.Timings;
import convscope.graph.Graph;
import convscope.rewrite.Direction;
import convscope.rewrite.Rule;
import convscope.run.DesignClock;
import convscope.run.EngineMaker;
import convscope.run.Newest;
import convscope.run.RuleSearch;
import convscope.session.RulesHere;
import convscope.session.RulesHere.Offer;
import convscope.session.RulesHere.Refusal;
import convscope.view.workbench.ShownDesign;
import convscope.view.workbench.Workbench;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The rules that apply to the selected block, each with what it does to parameters, multiply-adds
 * and time; and those that do not, each with its reason. They are looked for in the background
 * whenever design or selection change; times are measured while the menu is open.
 */
final class RewriteMenu implements AutoCloseable {

    private static final int WIDTH = 560;

    private final Menu menu = new Menu("Rewrite");
    private final Workbench workbench;
    private final Newest<List<Graph>, DesignClock.Measured> clock;
    private final Newest<RuleSearch.Question, RuleSearch.Answer> search =
            RuleSearch.start(Platform::runLater, this::hear);
    private final Map<Integer, Label> effects = new HashMap<>();
    private List<Graph> graphs = List.of();
    private List<Tally> tallies = List.of();
    private RuleSearch.@Nullable Question asked;
    private Map<Integer, Timings> times = Map.of();

    /**
     * @param engines makes the engine that times are measured on
     */
    RewriteMenu(Workbench workbench, EngineMaker engines) {
        this.workbench = workbench;
        this.clock = DesignClock.start(engines, Platform::runLater, this::measured);
        menu.setId("rewrite");
        menu.getItems().setAll(words("Looking for rules ..."));
        menu.setOnShown(event -> measure());
        menu.setOnHidden(event -> clock.stop());
    }

    Menu menu() {
        return menu;
    }

    /** Looks for the rules, unless nothing that matters has changed. */
    void show(ShownDesign shown) {
        var wanted = new RuleSearch.Question(shown.lowered(), shown.selected().path());
        if (!wanted.equals(asked)) {
            asked = wanted;
            search.ask(wanted);
        }
    }

    private void hear(RuleSearch.Answer answer) {
        switch (answer) {
            case RuleSearch.Answer.Found found -> fill(found);
            case RuleSearch.Answer.Failed(String says) -> menu.getItems().setAll(words(says));
        }
    }

    private void fill(RuleSearch.Answer.Found found) {
        RulesHere here = found.rules();
        effects.clear();
        times = new HashMap<>();
        graphs = found.graphs();
        tallies = found.tallies();
        List<MenuItem> items = new ArrayList<>();
        for (int i = 0; i < here.offers().size(); i++) {
            items.add(item(i + 1, here.offers().get(i)));
        }
        if (items.isEmpty()) {
            items.add(words("No rule applies to this block."));
        }
        items.add(new SeparatorMenuItem());
        items.add(refusals(here.refusals()));
        menu.getItems().setAll(items);
        if (menu.isShowing()) {
            measure();
        }
    }

    private MenuItem item(int index, Offer offer) {
        Label name = new Label(title(offer.rule(), offer.direction(), offer.choice()));
        name.getStyleClass().add("heading");
        Label says = new Label(offer.step().says() + ".");
        says.setWrapText(true);
        says.setPrefWidth(WIDTH);
        Label effect = new Label();
        effect.getStyleClass().add("quantity");
        effects.put(index, effect);
        CustomMenuItem item = new CustomMenuItem(new VBox(1, name, says, effect));
        item.setId("rewrite-" + index);
        item.setOnAction(event -> workbench.send(offer.message()));
        describe(index);
        return item;
    }

    private static String title(Rule rule, Direction direction, int choice) {
        String back = direction == Direction.FORWARD ? "" : ", backward";
        return rule.name() + back + (choice == 0 ? "" : ", " + choice);
    }

    private static Menu refusals(List<Refusal> refusals) {
        Menu others = new Menu("Rules that do not apply here");
        others.setId("rewrite-refused");
        for (Refusal refusal : refusals) {
            Label name = new Label(title(refusal.rule(), refusal.direction(), 0));
            Label because = new Label(refusal.because() + ".");
            because.setWrapText(true);
            because.setPrefWidth(WIDTH);
            because.getStyleClass().add("quantity");
            CustomMenuItem item = new CustomMenuItem(new VBox(1, name, because), false);
            others.getItems().add(item);
        }
        return others;
    }

    private static MenuItem words(String says) {
        MenuItem item = new MenuItem(says);
        item.setDisable(true);
        return item;
    }

    private void measure() {
        if (times.size() < graphs.size()) {
            clock.ask(graphs);
        }
    }

    private void measured(DesignClock.Measured measured) {
        if (!measured.graphs().equals(graphs)) {
            return;
        }
        for (int i = 0; i < measured.timings().size(); i++) {
            times.put(i, measured.timings().get(i));
        }
        effects.keySet().forEach(this::describe);
    }

    private void describe(int index) {
        Label effect = effects.get(index);
        if (effect != null) {
            Tally before = tallies.getFirst();
            Tally after = tallies.get(index);
            effect.setText(
                    "parameters %s, multiply-adds %s, time %s"
                            .formatted(
                                    change(before.parameters(), after.parameters()),
                                    change(before.macs(), after.macs()),
                                    time(index)));
        }
    }

    private static String change(long before, long after) {
        return before == after
                ? NumberText.exact(before) + " as before"
                : NumberText.exact(before) + " to " + NumberText.exact(after);
    }

    private String time(int index) {
        Timings before = times.get(0);
        Timings after = times.get(index);
        return before == null || after == null
                ? "being measured ..."
                : String.format(Locale.ROOT, "%.2f to %.2f ms", before.median(), after.median());
    }

    @Override
    public void close() {
        search.close();
        clock.close();
    }
}
