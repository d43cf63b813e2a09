package convscope.view.tabs.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.Location;
import convscope.session.Message;
import convscope.trace.Play;
import convscope.trace.Trace;
import convscope.view.tabs.TabValues;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PixelTabTest {

    private PixelTab tab;
    private final List<Location> pointed = new ArrayList<>();
    private final List<Message.SetParameter> set = new ArrayList<>();

    @Start
    void start(Stage stage) {
        tab = new PixelTab();
        tab.setOnPoint(pointed::add);
        tab.setOnSetting(set::add);
        stage.setScene(new Scene(tab, 1000, 300));
        stage.show();
    }

    private static Design design(Block block) {
        return new Design("test", new Shape(4, 9, 8), Sequence.of(block));
    }

    private static Layer.Conv conv(int stride, int groups) {
        return new Layer.Conv(
                6, Extent.square(3), Extent.square(stride), Extent.ONE, Extent.ONE, groups, true);
    }

    private void show(FxRobot robot, Block block, String path) {
        show(robot, Traced.shown(design(block), path, Location.NONE, false));
    }

    private void show(FxRobot robot, TabValues shown) {
        robot.interact(() -> tab.show(shown));
        robot.interact(tab::layout);
        robot.interact(tab::requestFocus);
    }

    private Trace trace() {
        return tab.trace().orElseThrow();
    }

    private Play play() {
        return tab.playing().orElseThrow();
    }

    private static OutputPane output(FxRobot robot) {
        return robot.lookup("#pixel-output").queryAs(OutputPane.class);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    @Test
    void pointingAtAnOutputLooksAtItAndLeavingGoesBack(FxRobot robot) {
        show(robot, conv(1, 2), "conv1");
        robot.moveTo(output(robot).centre(5, 6));
        assertThat(trace().patch().row()).isEqualTo(5);
        assertThat(trace().patch().column()).isEqualTo(6);
        assertThat(text(robot, "#pixel-status")).startsWith("5, 6 reads rows 4…6, columns 5…7");
        robot.moveTo("#pixel-play");
        assertThat(trace().patch().row()).isZero();
        assertThat(pointed).isEmpty();
    }

    @Test
    void aClickStaysThereAndTellsTheOwner(FxRobot robot) {
        show(robot, conv(1, 2), "conv1");
        robot.clickOn(output(robot).centre(5, 6)).moveTo("#pixel-play");
        assertThat(pointed).containsExactly(new Location(0, 5, 6));
        assertThat(trace().patch().row()).isEqualTo(5);
    }

    @Test
    void theResultIsTheEngines(FxRobot robot) {
        show(robot, Traced.shown(design(conv(2, 2)), "conv1", new Location(4, 4, 3), false));
        assertThat(trace().channel()).isEqualTo(4);
        assertThat(trace().firstInput()).isEqualTo(2);
        TabValues shown = Traced.shown(design(conv(2, 2)), "conv1", Location.NONE, false);
        assertThat(trace().result())
                .isCloseTo(shown.result().maps(0).orElseThrow().value(4, 4, 3), within(1e-6));
    }

    @Test
    void steppingFillsTheOutputOneByOne(FxRobot robot) {
        show(robot, conv(1, 1), "conv1");
        robot.clickOn("#pixel-step").clickOn("#pixel-step");
        assertThat(play().index()).isEqualTo(2);
        assertThat(play().filled(2)).isTrue();
        assertThat(play().filled(3)).isFalse();
        robot.clickOn("#pixel-whole");
        assertThat(play().filled(3)).isTrue();
    }

    @Test
    void nextEdgeGoesWherePaddingMattersAnew(FxRobot robot) {
        show(robot, conv(1, 1), "conv1");
        robot.clickOn("#pixel-edge");
        assertThat(text(robot, "#pixel-status")).endsWith("3 of 9 cells padding: above");
        robot.clickOn("#pixel-edge");
        assertThat(text(robot, "#pixel-status")).endsWith("5 of 9 cells padding: above, right");
    }

    @Test
    void playingStopsAtEdgesAndGoesOnToTheEnd(FxRobot robot) throws Exception {
        show(robot, conv(1, 1), "conv1");
        ComboBox<Integer> speed = robot.lookup("#pixel-speed").queryComboBox();
        robot.interact(() -> speed.setValue(100));
        robot.interact(tab::requestFocus);
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !pointed.isEmpty());
        assertThat(pointed).containsExactly(new Location(0, 0, 1));
        ToggleButton stops = robot.lookup("#pixel-stops").queryAs(ToggleButton.class);
        robot.interact(() -> stops.setSelected(false));
        robot.interact(tab::requestFocus);
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> pointed.size() == 2);
        assertThat(play().atEnd()).isTrue();
    }

    @Test
    void playingGoesOnWhileTheWindowChanges(FxRobot robot) throws Exception {
        show(robot, conv(1, 1), "conv1");
        ToggleButton stops = robot.lookup("#pixel-stops").queryAs(ToggleButton.class);
        robot.interact(() -> stops.setSelected(false));
        robot.interact(tab::requestFocus);
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> play().index() > 0);
        TabValues other = Traced.shown(design(conv(2, 2)), "conv1", Location.NONE, false);
        robot.interact(() -> tab.show(other));
        int before = play().index();
        assertThat(play().window().rows().stride()).isEqualTo(2);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> play().index() > before);
        robot.type(KeyCode.SPACE);
        assertThat(pointed).hasSize(1);
    }

    @Test
    void arrowsMoveTheLocationAndPagesTheChannel(FxRobot robot) {
        show(robot, conv(1, 1), "conv1");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.PAGE_DOWN);
        assertThat(pointed.getLast()).isEqualTo(new Location(1, 1, 2));
    }

    @Test
    void aButtonProposesTheNextLegalValue(FxRobot robot) {
        show(robot, conv(1, 1), "conv1");
        robot.clickOn("#pixel-groups-up")
                .clickOn("#pixel-dilation-up")
                .clickOn("#pixel-kernel-down");
        assertThat(set)
                .extracting(Message.SetParameter::setting, Message.SetParameter::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("groups", 2),
                        org.assertj.core.groups.Tuple.tuple("dilation", Extent.square(2)),
                        org.assertj.core.groups.Tuple.tuple("kernel", Extent.square(2)));
    }

    @Test
    void pointingAtACellReadsIt(FxRobot robot) {
        show(robot, conv(1, 1), "conv1");
        ProductsPane products = robot.lookup("#pixel-products").queryAs(ProductsPane.class);
        robot.moveTo(products.centre("patch", 0, 0));
        assertThat(text(robot, "#pixel-status"))
                .isEqualTo("patch, tap 0,0 of input channel 0: padding, 0");
        robot.moveTo(products.centre("products", 1, 1));
        assertThat(text(robot, "#pixel-status")).startsWith("product, tap 1,1").contains("×", "=");
    }

    @Test
    void clickingTheInputPutsTheWindowThere(FxRobot robot) {
        show(robot, Traced.shown(design(conv(1, 1)), "conv1", new Location(0, 4, 4), false));
        InputPane input = robot.lookup("#pixel-input").queryAs(InputPane.class);
        robot.clickOn(input.middle());
        assertThat(pointed.getLast()).isEqualTo(new Location(0, 4, 4));
    }

    @Test
    void poolingIsTracedToo(FxRobot robot) {
        show(
                robot,
                new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ONE, false),
                "maxPool1");
        assertThat(text(robot, "#pixel-title")).isEqualTo("maxPool1");
        show(robot, new Layer.GlobalAvgPool(), "globalAvgPool1");
        assertThat(trace().patch().height()).isEqualTo(9);
    }

    @Test
    void whereNothingHasAWindowItSaysWhatToSelect(FxRobot robot) {
        show(robot, new Layer.Sigmoid(), "sigmoid1");
        assertThat(text(robot, "#pixel-message")).startsWith("Select a convolution");
    }

    @Test
    void theWindowSlidesWhereThingsMayMove(FxRobot robot) throws Exception {
        show(robot, Traced.shown(design(conv(1, 1)), "conv1", Location.NONE, true));
        robot.clickOn("#pixel-step");
        OutputPane drawn = output(robot);
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> drawn.moment() != null && drawn.moment().column() == 1);
        assertThat(play().index()).isEqualTo(1);
    }

    @Test
    void whatItDependsOnIsShownThroughTheWholeDesign(FxRobot robot) {
        Design two =
                new Design(
                        "test",
                        new Shape(4, 9, 8),
                        Sequence.of(conv(2, 2), new Layer.Relu(), Layer.Conv.same(4, 3, 1, 2)));
        show(robot, Traced.shown(two, "conv2", new Location(3, 0, 2), false));
        robot.type(KeyCode.D);
        Dependency depends = tab.dependency().orElseThrow();
        assertThat(depends.seen().rows().stream()).containsExactly(0, 1, 2, 3);
        assertThat(depends.seen().columns().stream()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(depends.seen().channels().stream()).containsExactly(2, 3);
        assertThat(depends.extent()).isEqualTo("rows −3…3, columns 1…7");
        robot.type(KeyCode.D);
        assertThat(robot.lookup("#pixel-stage").query().isVisible()).isTrue();
    }

    @Test
    void aValueThatNoWindowMakesHasItsDependencyToo(FxRobot robot) {
        show(robot, new Layer.Sigmoid(), "sigmoid1");
        robot.clickOn("#pixel-depends");
        robot.clickOn(robot.lookup("#pixel-value").queryAs(OutputPane.class).centre(2, 3));
        assertThat(pointed).containsExactly(new Location(0, 2, 3));
        assertThat(tab.dependency().orElseThrow().seen().size()).isEqualTo(1);
    }

    @Test
    void itIsLaidOverTheWindowAndBack(FxRobot robot) {
        show(robot, conv(1, 1), "conv1");
        robot.type(KeyCode.L, KeyCode.PERIOD);
        assertThat(robot.lookup("#pixel-over #pixel-stage").tryQuery()).isPresent();
        assertThat(play().index()).isEqualTo(1);
        robot.type(KeyCode.ESCAPE, KeyCode.PERIOD);
        assertThat(robot.lookup("#pixel-over").tryQuery()).isEmpty();
        assertThat(play().index()).isEqualTo(2);
    }
}
