package convscope.view;

import convscope.run.EngineMaker;
import convscope.run.Focus;
import convscope.run.PassResult;
import convscope.session.Message;
import convscope.view.tabs.BottomTab;
import convscope.view.tabs.TabHost;
import convscope.view.tabs.channels.Channels;
import convscope.view.tabs.gates.GatesTab;
import convscope.view.tabs.kernels.KernelsTab;
import convscope.view.tabs.maps.MapsTab;
import convscope.view.tabs.pixel.PixelTab;
import convscope.view.tabs.table.TableTab;
import convscope.view.workbench.ShownDesign;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The tabs below the drawing; only the one in sight is drawn. */
final class BottomTabs implements AutoCloseable {

    private final TabHost host;
    private final List<BottomTab> tabs;
    private final TabPane pane = new TabPane();
    private BottomTab sighted;
    private boolean showing;

    /**
     * @param onTable saves a table's lines, the headings first
     */
    BottomTabs(
            TabHost host,
            EngineMaker engines,
            Consumer<List<List<String>>> onTable,
            Comparisons comparisons) {
        this.host = host;
        this.tabs =
                List.of(
                        new MapsTab(),
                        new Channels(engines),
                        new KernelsTab(),
                        new PixelTab(),
                        new GatesTab(),
                        new TableTab(onTable),
                        comparisons);
        this.sighted = tabs.getFirst();
        pane.setId("tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.forEach(this::add);
        pane.getSelectionModel().selectedIndexProperty().subscribe((a, index) -> chosen(index));
    }

    Node node() {
        return pane;
    }

    private void add(BottomTab tab) {
        Tab header = new Tab(tab.title(), tab.node());
        header.setId("tab-" + tab.title().toLowerCase(Locale.ROOT));
        pane.getTabs().add(header);
        tab.attach(host);
    }

    private void chosen(Number index) {
        if (!showing) {
            host.send(new Message.ShowTab(tabs.get(index.intValue()).tab()));
        }
    }

    void computed(ShownDesign shown, Focus focus, PassResult result) {
        sight(shown).computed(shown, focus, result);
    }

    void without(ShownDesign shown, String why) {
        sight(shown).without(shown, why);
    }

    private BottomTab sight(ShownDesign shown) {
        BottomTab wanted =
                tabs.stream()
                        .filter(tab -> tab.tab() == shown.session().tab())
                        .findFirst()
                        .orElseThrow();
        if (!wanted.equals(sighted)) {
            sighted.leave();
            sighted = wanted;
        }
        showing = true;
        pane.getSelectionModel().select(tabs.indexOf(wanted));
        showing = false;
        return wanted;
    }

    @Override
    public void close() {
        tabs.forEach(BottomTab::close);
    }
}
