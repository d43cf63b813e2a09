package convscope.view;

import convscope.bench.Timings;
import convscope.compare.Alignment;
import convscope.compare.Contender;
import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.picture.Picture;
import convscope.run.ComparisonEvent;
import convscope.run.ComparisonRequest;
import convscope.run.ComparisonRequest.Side;
import convscope.run.ComparisonResult;
import convscope.run.Focus;
import convscope.run.Newest;
import convscope.run.PassResult;
import convscope.session.Baseline;
import convscope.session.Comparison;
import convscope.session.Counterpart;
import convscope.session.Session;
import convscope.session.Tab;
import convscope.session.Theme;
import convscope.view.tabs.BottomTab;
import convscope.view.tabs.TabHost;
import convscope.view.tabs.compare.CompareTab;
import convscope.view.tabs.compare.Compared;
import convscope.view.tabs.compare.Compared.Column;
import convscope.view.workbench.ShownDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Asks for a comparison while its tab is in sight, and shows what came of it. */
final class Comparisons implements BottomTab {

    private final Newest<ComparisonRequest, ComparisonEvent> runner;
    private final Pictures pictures;
    private final CompareTab tab;
    private @Nullable ShownDesign shown;
    private @Nullable Sides sides;
    private @Nullable ComparisonRequest requested;
    private @Nullable ComparisonResult result;
    private ComparisonEvent.@Nullable Timed timed;
    private boolean stopped;
    private int turn;

    /** The designs that are compared, and what they follow from. */
    private record Sides(
            Lowered open,
            Path selection,
            List<Counterpart> others,
            List<Baseline> baselines,
            List<Contender> contenders,
            Alignment alignment) {

        static Sides of(ShownDesign now) {
            Comparison comparison = now.session().comparison();
            List<Baseline> baselines = new ArrayList<>();
            List<Contender> contenders = new ArrayList<>();
            contenders.add(
                    new Contender(
                            "this design", now.lowered(), now.analysis(), OptionalDouble.empty()));
            for (Counterpart other : comparison.others()) {
                Baseline baseline = Baseline.of(other, now.lowered(), now.selected().path());
                baselines.add(baseline);
                if (baseline instanceof Baseline.Built built) {
                    contenders.add(Contender.of(built.label(), Lowered.of(built.design())));
                }
            }
            Alignment alignment =
                    Alignment.of(
                            now.lowered(),
                            now.selected().path(),
                            contenders.stream().skip(1).map(Contender::lowered).toList());
            return new Sides(
                    now.lowered(),
                    now.selected().path(),
                    comparison.others(),
                    baselines,
                    contenders,
                    alignment);
        }

        boolean follow(ShownDesign now) {
            return open.equals(now.lowered())
                    && selection.equals(now.selected().path())
                    && others.equals(now.session().comparison().others());
        }

        List<Side> requested() {
            List<Side> all = new ArrayList<>();
            for (int at = 0; at < contenders.size(); at++) {
                all.add(new Side(contenders.get(at).lowered(), alignment.nodes().get(at)));
            }
            return all;
        }
    }

    /**
     * @param starter starts the runner, given who is told
     */
    Comparisons(
            Function<Consumer<ComparisonEvent>, Newest<ComparisonRequest, ComparisonEvent>> starter,
            Pictures pictures,
            CompareTab tab) {
        this.runner = starter.apply(this::hear);
        this.pictures = pictures;
        this.tab = tab;
        tab.setOnTiming(this::timing);
    }

    @Override
    public Tab tab() {
        return Tab.COMPARE;
    }

    @Override
    public Region node() {
        return tab;
    }

    @Override
    public void attach(TabHost host) {
        tab.setOverlayHost(host.overlay());
        tab.setOnChannel(host::point);
    }

    /** Its values are of passes of its own. */
    @Override
    public void computed(ShownDesign now, Focus focus, PassResult result) {
        show(now);
    }

    @Override
    public void without(ShownDesign now, String why) {
        show(now);
    }

    private void show(ShownDesign now) {
        shown = now;
        if (sides == null || !sides.follow(now)) {
            sides = Sides.of(now);
        }
        draw();
        pictures.of(now.session().picture()).ifPresent(this::request);
    }

    /** Nothing is held, and nothing runs, while nobody compares. */
    @Override
    public void leave() {
        if (requested != null) {
            runner.rest();
            requested = null;
            result = null;
            timed = null;
            sides = null;
        }
        shown = null;
    }

    private void request(Picture picture) {
        ShownDesign now = shown;
        if (now == null || sides == null) {
            return;
        }
        Session session = now.session();
        ComparisonRequest wanted =
                new ComparisonRequest(
                        sides.requested(),
                        session.weights(),
                        session.comparison().sameWeights(),
                        picture,
                        session.edits(),
                        Passes.settings(session.engine()).exact(),
                        turn);
        if (!wanted.equals(requested)) {
            requested = wanted;
            stopped = false;
            runner.ask(wanted);
            draw();
        }
    }

    /** The button beside the times. */
    private void timing() {
        if (pace() == Compared.Pace.MEASURING) {
            runner.stop();
            stopped = true;
            draw();
        } else if (shown != null) {
            turn++;
            timed = null;
            show(shown);
        }
    }

    private void hear(ComparisonEvent event) {
        switch (event) {
            case ComparisonEvent.Compared(ComparisonResult newest) -> result = newest;
            case ComparisonEvent.Timed times -> timed = times;
            case ComparisonEvent.Stopped stop -> stopped = true;
            case ComparisonEvent.Failed(ComparisonRequest request, String says) -> {
                if (request.equals(requested)) {
                    result = failed(request, says);
                    stopped = true;
                }
            }
        }
        draw();
    }

    private static ComparisonResult failed(ComparisonRequest request, String says) {
        return new ComparisonResult(
                request,
                request.sides().stream()
                        .map(
                                side ->
                                        new ComparisonResult.Value(
                                                Optional.empty(), Optional.empty(), "", says))
                        .toList());
    }

    private void draw() {
        ShownDesign now = shown;
        Sides all = sides;
        if (now == null || all == null) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        columns.add(column(all, 0, "this design, as it is open"));
        int side = 1;
        for (Baseline baseline : all.baselines()) {
            switch (baseline) {
                case Baseline.Missing missing -> columns.add(Column.missing(missing));
                case Baseline.Built built -> columns.add(column(all, side++, built.says()));
            }
        }
        Session session = now.session();
        tab.show(
                new Compared(
                        session.comparison(),
                        columns,
                        all.alignment(),
                        session.maps(),
                        session.location(),
                        session.theme() == Theme.DARK,
                        pace()),
                now.selected().path());
    }

    private Column column(Sides all, int side, String says) {
        Contender contender = all.contenders().get(side);
        return new Column(
                contender.label(),
                says,
                Optional.of(contender.measured(median(all, side))),
                value(all, side));
    }

    /** Values of an earlier request over the same designs stay until the newest come. */
    private Optional<ComparisonResult.Value> value(Sides all, int side) {
        ComparisonResult newest = result;
        return newest != null && newest.request().sides().equals(all.requested())
                ? Optional.of(newest.values().get(side))
                : Optional.empty();
    }

    private OptionalDouble median(Sides all, int side) {
        return timed != null && sameGraphs(timed.request(), all)
                ? timed.timings().get(side).map(Timings::median).stream()
                        .mapToDouble(Double::doubleValue)
                        .findFirst()
                : OptionalDouble.empty();
    }

    private static boolean sameGraphs(ComparisonRequest request, Sides all) {
        List<Side> now = all.requested();
        if (request.sides().size() != now.size()) {
            return false;
        }
        for (int at = 0; at < now.size(); at++) {
            if (!request.sides().get(at).lowered().graph().equals(now.get(at).lowered().graph())) {
                return false;
            }
        }
        return true;
    }

    private Compared.Pace pace() {
        if (stopped) {
            return Compared.Pace.STOPPED;
        }
        return timed != null && sides != null && sameGraphs(timed.request(), sides)
                ? Compared.Pace.MEASURED
                : Compared.Pace.MEASURING;
    }

    @Override
    public void close() {
        runner.close();
    }
}
