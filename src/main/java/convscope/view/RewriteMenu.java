package convscope.view;

import convscope.analysis.Analysis;
import convscope.analysis.Numbers;
import convscope.analysis.Tally;
import convscope.bench.Timings;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Path;
import convscope.rewrite.Direction;
import convscope.rewrite.Rule;
import convscope.says.Log;
import convscope.session.RulesHere;
import convscope.session.RulesHere.Offer;
import convscope.session.RulesHere.Refusal;
import convscope.view.run.DesignClock;
import convscope.view.run.Newest;
import convscope.view.run.Reply;
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
    private final DesignClock clock;
    private final Newest looking = new Newest("rules", Platform::runLater);
    private final Map<Integer, Label> effects = new HashMap<>();
    private List<Graph> graphs = List.of();
    private List<Tally> tallies = List.of();
    private @Nullable Design design;
    private @Nullable Path selected;
    private Map<Integer, Timings> times = Map.of();

    RewriteMenu(Workbench workbench, DesignClock clock) {
        this.workbench = workbench;
        this.clock = clock;
        menu.setId("rewrite");
        menu.getItems().setAll(words("Looking for rules ..."));
        menu.setOnShown(event -> measure());
        menu.setOnHidden(event -> clock.stop());
    }

    Menu menu() {
        return menu;
    }

    /** Looks for the rules, unless nothing that matters has changed. */
    void show(Shown shown) {
        Path path = shown.selected().path();
        if (shown.session().design().equals(design) && path.equals(selected)) {
            return;
        }
        design = shown.session().design();
        selected = path;
        looking.<Found>ask(() -> Found.at(shown.lowered(), path), this::hear);
    }

    private void hear(Reply<Found> reply) {
        switch (reply) {
            case Reply.Done(Found found) -> fill(found);
            case Reply.Failed(Throwable cause) ->
                    menu.getItems().setAll(words(Log.sentence(cause)));
        }
    }

    /**
     * What was found.
     *
     * @param graphs of the design, and of it after each offer
     * @param tallies what each costs
     */
    private record Found(RulesHere here, List<Graph> graphs, List<Tally> tallies) {

        static Found at(Lowered before, Path path) {
            RulesHere here =
                    RulesHere.at(before, path, () -> Thread.currentThread().isInterrupted());
            List<Graph> all = new ArrayList<>(List.of(before.graph()));
            here.offers().forEach(offer -> all.add(Lowered.of(offer.step().after()).graph()));
            return new Found(
                    here,
                    List.copyOf(all),
                    all.stream().map(graph -> Analysis.of(graph).total()).toList());
        }
    }

    private void fill(Found found) {
        RulesHere here = found.here;
        effects.clear();
        times = new HashMap<>();
        graphs = found.graphs;
        tallies = found.tallies;
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
            clock.measure(graphs, this::measured);
        }
    }

    private void measured(int index, Timings timings) {
        times.put(index, timings);
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
                ? Numbers.exact(before) + " as before"
                : Numbers.exact(before) + " to " + Numbers.exact(after);
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
        looking.giveUp();
        clock.close();
    }
}
