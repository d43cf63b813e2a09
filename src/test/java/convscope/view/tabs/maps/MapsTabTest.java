package convscope.view.tabs.maps;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.run.Focus;
import convscope.session.MapSettings;
import convscope.session.MapSettings.Order;
import convscope.session.MapSettings.Scale;
import convscope.view.tabs.ChannelBars;
import convscope.view.tabs.Computed;
import convscope.view.tabs.SheetView;
import convscope.view.tabs.TabValues;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapsTabTest {

    private MapsTab tab;
    private final List<Integer> chosen = new ArrayList<>();
    private final List<MapSettings> changed = new ArrayList<>();

    @Start
    void start(Stage stage) {
        tab = new MapsTab();
        tab.setOnChannel(chosen::add);
        tab.setOnSettings(changed::add);
        stage.setScene(new Scene(tab, 1200, 300));
        stage.show();
    }

    private void show(FxRobot robot, TabValues shown) {
        robot.interact(() -> tab.show(shown));
        robot.interact(tab::layout);
    }

    private static SheetView sheet(FxRobot robot) {
        return robot.lookup(".map-sheet").queryAs(SheetView.class);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private static Image image(FxRobot robot) {
        return ((ImageView) sheet(robot).lookup(".image-view")).getImage();
    }

    @Test
    void theTitleSaysNodeAndShape(FxRobot robot) {
        show(robot, Computed.start("resnext1.conv2"));
        assertThat(text(robot, "#maps-title")).isEqualTo("resnext1.conv2, 128 maps of 56x56");
    }

    @Test
    void whileASliderMovesTheMapsOfTheDesignJustGoneAreShown(FxRobot robot) {
        TabValues gone = Computed.start("resnext1.conv2");
        ResNeXt narrow = new ResNeXt(ResNeXt.Form.C, 8, 4, 256, 1, Shortcut.B, 16);
        Design now = new Design("narrow", new Shape(256, 56, 56), Sequence.of(narrow));
        Focus focus = Focus.on(Lowered.of(now), gone.focus().path());
        TabValues moving =
                new TabValues(focus, gone.result(), gone.settings(), false, gone.location(), false);
        show(robot, moving.following());
        assertThat(text(robot, "#maps-title")).isEqualTo("resnext1.conv2, 128 maps of 56x56");
        assertThat(image(robot)).isNotNull();
    }

    @Test
    void whereTheSelectionDoesNotFitNoEarlierPassIsFollowed() {
        TabValues gone = Computed.start("resnext1.conv2");
        Design faulty =
                new Design("faulty", new Shape(3, 8, 8), Sequence.of(Layer.Conv.same(4, 3, 1, 2)));
        Focus focus = Focus.on(Lowered.of(faulty), Path.ROOT);
        TabValues now =
                new TabValues(focus, gone.result(), gone.settings(), false, gone.location(), false);
        assertThat(now.following()).isSameAs(now);
    }

    @Test
    void hoveringReadsChannelPositionAndValue(FxRobot robot) {
        show(robot, Computed.start("resnext1.conv2"));
        Point2D middle = sheet(robot).centre(17);
        robot.moveTo(middle).moveBy(1, 1);
        assertThat(text(robot, "#maps-status"))
                .startsWith("channel 17   row 2")
                .contains("column")
                .contains("17.5");
    }

    @Test
    void theInputsChannelsHaveNames(FxRobot robot) {
        Design design = new Design("test", new Shape(3, 8, 8), Sequence.of(new Layer.Identity()));
        show(robot, Computed.shown(design, "identity1", MapSettings.INITIAL, 0));
        robot.moveTo(sheet(robot).centre(1)).moveBy(1, 1);
        assertThat(text(robot, "#maps-status")).startsWith("channel 1 (G)");
    }

    @Test
    void aClickEnlargesAndEscapeCloses(FxRobot robot) {
        show(robot, Computed.start("resnext1.conv2"));
        robot.clickOn(sheet(robot).centre(5));
        assertThat(chosen).containsExactly(5);
        assertThat(robot.lookup("#enlarged-map").queryAs(EnlargedMap.class).channel()).isEqualTo(5);
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#enlarged-map").tryQuery()).isEmpty();
    }

    @Test
    void arrowsMoveTheCursorAndEnterEnlarges(FxRobot robot) {
        show(robot, Computed.start("resnext1.conv2"));
        robot.interact(() -> tab.selectChannel(3));
        robot.interact(sheet(robot)::requestFocus);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(tab.channel()).isEqualTo(5);
        assertThat(robot.lookup("#enlarged-map").tryQuery()).isPresent();
    }

    @Test
    void aNewResultChangesThePixels(FxRobot robot) {
        MapSettings fixed = MapSettings.INITIAL.withScale(Scale.FIXED).withLimit(300);
        show(robot, Computed.shown(Catalog.start(), "resnext1.conv2", fixed, 0));
        int before = image(robot).getPixelReader().getArgb(10, 10);
        show(robot, Computed.shown(Catalog.start(), "resnext1.conv2", fixed, 150));
        assertThat(image(robot).getPixelReader().getArgb(10, 10)).isNotEqualTo(before);
    }

    @Test
    void sortingByGateIsOfferedOnlyWhereTheGateFits(FxRobot robot) {
        show(robot, Computed.start("resnext1.batchNorm3"));
        assertThat(orders(robot)).contains(Order.GATE);
        show(robot, Computed.start("resnext1.conv2"));
        assertThat(orders(robot)).doesNotContain(Order.GATE);
        assertThat(changed).isEmpty();
    }

    @Test
    void changingTheScaleTellsTheOwner(FxRobot robot) {
        show(robot, Computed.start("resnext1.conv2"));
        ComboBox<Scale> scale = robot.lookup("#map-scale").queryComboBox();
        robot.interact(() -> scale.setValue(Scale.FIXED));
        assertThat(changed).singleElement().extracting(MapSettings::limit).isEqualTo(130.0);
    }

    @Test
    void aVectorIsShownAsBars(FxRobot robot) {
        show(robot, Computed.start("resnext1.se1.gate"));
        assertThat(sheet(robot).isVisible()).isFalse();
        assertThat(robot.lookup(".channel-bars").queryAs(ChannelBars.class).order()).hasSize(256);
    }

    @Test
    void aBlockThatDoesNotFitSaysWhy(FxRobot robot) {
        Design faulty =
                new Design(
                        "test",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 2), new Layer.Relu()));
        show(robot, Computed.shown(faulty, "relu1", MapSettings.INITIAL, 0));
        assertThat(text(robot, "#maps-message")).startsWith("conv1 does not fit: groups (2)");
    }

    private static List<Order> orders(FxRobot robot) {
        ComboBox<Order> order = robot.lookup("#map-order").queryComboBox();
        return List.copyOf(order.getItems());
    }
}
