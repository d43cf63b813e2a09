package convscope.view.tabs.gates;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.SqueezeExcitation;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.MapSettings;
import convscope.session.MapSettings.Order;
import convscope.view.tabs.ChannelBars;
import convscope.view.tabs.Computed;
import convscope.view.tabs.SheetView;
import convscope.view.tabs.TabValues;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class GatesTabTest {

    private GatesTab tab;
    private final List<Integer> chosen = new ArrayList<>();
    private final List<MapSettings> changed = new ArrayList<>();

    @Start
    void start(Stage stage) {
        tab = new GatesTab();
        tab.setOnChannel(chosen::add);
        tab.setOnSettings(changed::add);
        stage.setScene(new Scene(tab, 1200, 300));
        stage.show();
    }

    private void show(FxRobot robot, TabValues shown) {
        robot.interact(() -> tab.show(shown));
    }

    /** Few channels, so that a bar is wider than the pointer is exact. */
    private static TabValues narrow() {
        Design design =
                new Design("test", new Shape(32, 8, 8), Sequence.of(new SqueezeExcitation(4)));
        return Computed.shown(design, "se1", MapSettings.INITIAL, 0);
    }

    /** Squeeze, hidden, gate. */
    private static List<ChannelBars> charts(FxRobot robot) {
        return List.copyOf(robot.lookup(".channel-bars").queryAllAs(ChannelBars.class));
    }

    @Test
    void sortingByGateKeepsOneOrderEverywhere(FxRobot robot) {
        show(robot, Computed.start("resnext1", MapSettings.INITIAL.withOrder(Order.GATE)));
        int[] order = charts(robot).get(2).order();
        assertThat(order).hasSize(256).doesNotHaveDuplicates();
        assertThat(order[0]).isNotZero();
        assertThat(charts(robot).get(0).order()).isEqualTo(order);
        for (SheetView sheet : robot.lookup(".map-sheet").queryAllAs(SheetView.class)) {
            assertThat(sheet.atlas().orElseThrow().channelAt(7)).isEqualTo(order[7]);
        }
        assertThat(charts(robot).get(1).order()).hasSize(16).startsWith(0, 1, 2);
    }

    @Test
    void mapsBeforeAndAfterShareOneScale(FxRobot robot) {
        show(robot, Computed.start("resnext1"));
        assertThat(robot.lookup(".map-sheet").queryAllAs(SheetView.class))
                .extracting(sheet -> sheet.atlas().orElseThrow().rangeAt(0))
                .hasSize(2)
                .satisfies(ranges -> assertThat(ranges.get(0)).isEqualTo(ranges.get(1)));
    }

    @Test
    void hoveringABarReadsChannelAndValue(FxRobot robot) {
        show(robot, narrow());
        ChannelBars gate = charts(robot).get(2);
        Point2D bar = gate.localToScreen(gate.centre(3), 80);
        robot.moveTo(bar.add(0, 5)).moveTo(bar);
        String status = robot.lookup("#gates-status").queryAs(Label.class).getText();
        assertThat(status).startsWith("gate: channel 3: 0.4688");
    }

    @Test
    void clickingABarChoosesTheChannel(FxRobot robot) {
        show(robot, narrow());
        ChannelBars squeeze = charts(robot).get(0);
        robot.clickOn(squeeze.localToScreen(squeeze.centre(20), 80));
        assertThat(chosen).containsExactly(20);
    }

    @Test
    void theCheckBoxAsksForTheOrder(FxRobot robot) {
        show(robot, Computed.start("resnext1"));
        robot.clickOn("#gates-sorted");
        assertThat(changed).containsExactly(MapSettings.INITIAL.withOrder(Order.GATE));
    }

    @Test
    void aDesignWithoutGateSaysHowToAttachOne(FxRobot robot) {
        Design plain = new Design("test", new Shape(3, 8, 8), Sequence.of(new Layer.Relu()));
        show(robot, Computed.shown(plain, "relu1", MapSettings.INITIAL, 0));
        assertThat(robot.lookup("#gates-message").queryAs(Label.class).getText())
                .contains("no gate")
                .contains("Ctrl+E");
    }
}
