package convscope.view;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.run.DenseProof;
import convscope.run.EngineMaker;
import convscope.run.Focus;
import convscope.run.Newest;
import convscope.run.PassResult;
import convscope.session.GroupsLever;
import convscope.session.Location;
import convscope.session.MapSettings;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Tab;
import convscope.session.Theme;
import convscope.view.tabs.ChannelsTab;
import convscope.view.tabs.CompareTab;
import convscope.view.tabs.GatesTab;
import convscope.view.tabs.KernelsTab;
import convscope.view.tabs.LayerRow;
import convscope.view.tabs.MapsTab;
import convscope.view.tabs.PixelTab;
import convscope.view.tabs.TableTab;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The tabs below the drawing; only the one in sight is drawn. {@link Comparisons} draws its own.
 */
final class BottomTabs implements AutoCloseable {

    private final Workbench workbench;
    private final MapsTab maps = new MapsTab();
    private final ChannelsTab channels = new ChannelsTab();
    private final KernelsTab kernels = new KernelsTab();
    private final PixelTab pixel = new PixelTab();
    private final GatesTab gates = new GatesTab();
    private final TableTab table = new TableTab();
    private final TabPane pane = new TabPane();
    private final Map<Tab, javafx.scene.control.Tab> tabs = new EnumMap<>(Tab.class);
    private final Newest<DenseProof.Question, DenseProof.Answered> proof;
    private boolean showing;
    private @Nullable Found found;

    /** What moves the groups of a node. */
    private record Found(Design design, String window, GroupsLever lever) {}

    /**
     * @param onTable saves a table's lines, the headings first
     */
    BottomTabs(
            Workbench workbench,
            StackPane overlay,
            CompareTab compare,
            EngineMaker engines,
            java.util.function.Consumer<List<List<String>>> onTable) {
        this.workbench = workbench;
        maps.setOverlayHost(overlay);
        compare.setOverlayHost(overlay);
        pixel.setOverlayHost(overlay);
        add(Tab.MAPS, "Maps", maps);
        add(Tab.CHANNELS, "Channels", channels);
        add(Tab.KERNELS, "Kernels", kernels);
        add(Tab.PIXEL, "Pixel", pixel);
        add(Tab.GATES, "Gates", gates);
        add(Tab.TABLE, "Table", table);
        add(Tab.COMPARE, "Compare", compare);
        pane.setId("tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getSelectionModel().selectedIndexProperty().subscribe((a, index) -> chosen(index));
        maps.setOnSettings(this::change);
        gates.setOnSettings(this::change);
        channels.setOnMessage(workbench::send);
        proof = DenseProof.start(engines, Platform::runLater, channels::proved);
        channels.setOnQuestion(proof::ask);
        pixel.setOnPoint(location -> workbench.send(new Message.Point(location)));
        pixel.setOnSetting(workbench::send);
        maps.setOnChannel(this::point);
        gates.setOnChannel(this::point);
        compare.setOnChannel(this::point);
        kernels.setOnEdit(workbench::send);
        kernels.setOnChannel(this::pointInside);
        table.setOnSelect(path -> workbench.send(new Message.Select(path)));
        table.setOnSave(onTable);
    }

    Node node() {
        return pane;
    }

    @Override
    public void close() {
        proof.close();
    }

    private void add(Tab tab, String title, Region content) {
        javafx.scene.control.Tab added = new javafx.scene.control.Tab(title, content);
        added.setId("tab-" + title.toLowerCase(java.util.Locale.ROOT));
        tabs.put(tab, added);
        pane.getTabs().add(added);
    }

    private void change(MapSettings settings) {
        workbench.send(new Message.ShowMaps(settings));
    }

    /** The same pixel of another channel, where one is looked at. */
    private void point(int channel) {
        Location before = workbench.session().location();
        boolean pixel = before.hasPixel() && channel >= 0;
        workbench.send(
                new Message.Point(pixel ? before.withChannel(channel) : Location.channel(channel)));
    }

    /** A tab that looks inside a block points at what the operation in it gives. */
    private void pointInside(int channel) {
        Shown shown = workbench.shown();
        Focus.on(shown.lowered(), shown.selected().path())
                .window()
                .map(node -> node.path())
                .filter(path -> !path.equals(workbench.session().selection()))
                .ifPresent(path -> workbench.send(new Message.Select(path)));
        point(channel);
    }

    private void chosen(Number index) {
        if (!showing) {
            workbench.send(new Message.ShowTab(Tab.values()[index.intValue()]));
        }
    }

    void computed(Shown shown, Focus focus, PassResult result) {
        Session session = shown.session();
        select(session.tab());
        var what =
                new convscope.view.tabs.Shown(
                        focus,
                        result,
                        session.maps(),
                        session.theme() == Theme.DARK,
                        session.location(),
                        session.motion());
        switch (session.tab()) {
            case MAPS -> maps.show(what.following());
            case CHANNELS -> channels.show(what, lever(focus));
            case KERNELS -> kernels.show(what);
            case PIXEL -> pixel.show(what);
            case GATES -> gates.show(what.following());
            case TABLE -> showTable(shown, Optional.of(result));
            case COMPARE -> {}
        }
    }

    void without(Shown shown, String why) {
        select(shown.session().tab());
        switch (shown.session().tab()) {
            case MAPS -> maps.say(why);
            case CHANNELS -> channels.say(why);
            case KERNELS -> kernels.say(why);
            case PIXEL -> pixel.say(why);
            case GATES -> gates.say(why);
            case TABLE -> showTable(shown, Optional.empty());
            case COMPARE -> {}
        }
    }

    /** To find it a recipe is tried out; so it is kept while nothing changes. */
    private GroupsLever lever(Focus focus) {
        Lowered lowered = focus.lowered();
        String window = focus.window().map(convscope.graph.Node::id).orElse("");
        if (found == null
                || !found.design.equals(lowered.design())
                || !found.window.equals(window)) {
            GroupsLever lever =
                    focus.window()
                            .map(node -> GroupsLever.of(lowered, node))
                            .orElse(new GroupsLever.Fixed(Optional.empty(), ""));
            found = new Found(lowered.design(), window, lever);
        }
        return found.lever;
    }

    private void showTable(Shown shown, Optional<PassResult> result) {
        table.show(LayerRow.of(shown.analysis(), result));
        table.select(shown.selected().path());
    }

    private void select(Tab tab) {
        showing = true;
        pane.getSelectionModel().select(tabs.get(tab));
        showing = false;
    }
}
