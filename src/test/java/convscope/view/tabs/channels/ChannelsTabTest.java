package convscope.view.tabs.channels;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Role;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.run.Focus;
import convscope.run.PassRequest;
import convscope.run.PassResult;
import convscope.session.GroupsLever;
import convscope.session.Location;
import convscope.session.MapSettings;
import convscope.session.Message;
import convscope.session.Tab;
import convscope.session.WeightsChoice;
import convscope.view.tabs.Computed;
import convscope.view.tabs.TabValues;
import convscope.weights.TensorCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ChannelsTabTest {

    private ChannelsTab tab;
    private final List<Message> sent = new ArrayList<>();

    @Start
    void start(Stage stage) {
        tab = new ChannelsTab();
        tab.setOnMessage(sent::add);
        stage.setScene(new Scene(tab, 900, 300));
        stage.sizeToScene();
        stage.show();
    }

    private static Design of(int channels, Block... blocks) {
        return new Design("test", new Shape(channels, 8, 8), Sequence.of(blocks));
    }

    private void show(FxRobot robot, Design design, String path, Location location) {
        Lowered lowered = Lowered.of(design);
        Focus focus = Focus.on(lowered, new Path(path));
        Map<Integer, FeatureMaps> values = new HashMap<>();
        for (int value : focus.visible(Tab.CHANNELS)) {
            Shape s = lowered.graph().shape(value);
            float[] numbers = new float[(int) s.elements()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i % 17;
            }
            values.put(value, new FeatureMaps(s.channels(), s.height(), s.width(), numbers));
        }
        Node window = focus.window().orElseThrow();
        Map<String, TensorCopy> tensors = new HashMap<>();
        if (window.tensors().containsKey(Role.WEIGHT)) {
            List<Integer> shape = window.op().tensors().get(Role.WEIGHT);
            float[] ones = new float[shape.stream().reduce(1, (a, b) -> a * b)];
            java.util.Arrays.fill(ones, 1);
            tensors.put(window.tensor(Role.WEIGHT), new TensorCopy(shape, ones));
        }
        PassRequest request =
                new PassRequest(
                        lowered, new WeightsChoice.Seed(0), Computed.PICTURE, values.keySet());
        PassResult result =
                new PassResult(
                        request,
                        values,
                        tensors,
                        Computed.PICTURE,
                        Map.of(),
                        1,
                        "fake",
                        "nowhere",
                        "");
        TabValues shown = new TabValues(focus, result, MapSettings.INITIAL, false, location, false);
        robot.interact(() -> tab.show(shown, GroupsLever.of(lowered, window)));
    }

    private void show(FxRobot robot, Design design, String path) {
        show(robot, design, path, Location.NONE);
    }

    private static <T> T of(FxRobot robot, String id, Function<Object, T> cast) {
        return cast.apply(robot.lookup(id).query());
    }

    private static String text(FxRobot robot, String id) {
        return of(robot, id, Label.class::cast).getText();
    }

    private static Button button(FxRobot robot, String id) {
        return of(robot, id, Button.class::cast);
    }

    private static Point2D output(FxRobot robot, int channel) {
        return robot.lookup(".channel-wires")
                .queryAs(WiresView.class)
                .centre(WiresView.Side.OUTPUT, channel);
    }

    private static final Layer GROUPED = Layer.Conv.same(8, 3, 1, 4);

    @Test
    void clickingAnOutputChannelPointsAtIt(FxRobot robot) {
        show(robot, of(8, GROUPED), "conv1");
        robot.clickOn(output(robot, 5));
        assertThat(sent).containsExactly(new Message.Point(Location.channel(5)));
    }

    @Test
    void aGlobalPoolingTakesEachChannelByItself(FxRobot robot) {
        show(robot, of(8, new Layer.GlobalAvgPool()), "globalAvgPool1");
        robot.clickOn(output(robot, 5));
        assertThat(sent).containsExactly(new Message.Point(Location.channel(5)));
    }

    @Test
    void fromAnotherBlockTheConvolutionIsSelectedFirst(FxRobot robot) {
        show(robot, of(8, GROUPED, new Layer.Relu()), "relu1");
        robot.clickOn(output(robot, 2));
        assertThat(sent)
                .containsExactly(
                        new Message.Select(new Path("conv1")),
                        new Message.Point(Location.channel(2)));
    }

    @Test
    void aPixelStaysWhileTheChannelMoves(FxRobot robot) {
        show(robot, of(8, GROUPED), "conv1", new Location(0, 3, 4));
        robot.clickOn(output(robot, 6));
        assertThat(sent).containsExactly(new Message.Point(new Location(6, 3, 4)));
    }

    @Test
    void theChosenChannelSaysWhatItSees(FxRobot robot) {
        show(robot, of(8, GROUPED, Layer.Conv.same(6, 1, 1, 1)), "conv1", Location.channel(5));
        assertThat(text(robot, "#channels-status"))
                .isEqualTo(
                        "Output channel 5 (group 3 of 4) sees 2 of 8 input channels: channels 4 to"
                                + " 5.");
        robot.clickOn("#channels-show-block");
        assertThat(text(robot, "#channels-seen"))
                .isEqualTo("Through the whole design: 2 of 8 input channels");
        assertThat(text(robot, "#channels-mixed"))
                .isEqualTo(
                        "Groups hide 6 of 8. conv2 mixes them again: each of its channels sees 8 of"
                                + " 8.");
    }

    @Test
    void arrowsMoveTheChannelAndTheGroup(FxRobot robot) {
        show(robot, of(8, GROUPED), "conv1", Location.channel(2));
        robot.interact(tab::requestFocus);
        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.HOME, KeyCode.ESCAPE);
        assertThat(sent)
                .containsExactly(
                        new Message.Point(Location.channel(3)),
                        new Message.Point(Location.channel(4)),
                        new Message.Point(Location.channel(1)),
                        new Message.Point(Location.channel(0)),
                        new Message.Point(Location.NONE));
    }

    @Test
    void presetsMoveTheGroups(FxRobot robot) {
        show(robot, of(64, Layer.Conv.same(64, 3, 1, 4)), "conv1");
        robot.clickOn("#preset-dense");
        robot.clickOn("#preset-alexnet-2");
        robot.clickOn("#preset-resnext-32");
        robot.clickOn("#preset-depthwise");
        assertThat(sent)
                .extracting(m -> ((Message.Regroup) m).groups())
                .containsExactly(1, 2, 32, 64);
    }

    @Test
    void presetsThatAreNotLegalAreDisabledWithTheReason(FxRobot robot) {
        show(robot, of(6, Layer.Conv.same(9, 3, 1, 1)), "conv1");
        assertThat(button(robot, "#preset-resnext-32").isDisabled()).isTrue();
        assertThat(button(robot, "#preset-depthwise").isDisabled()).isTrue();
        assertThat(button(robot, "#preset-resnext-32").getAccessibleHelp())
                .contains("32 does not divide");
        assertThat(button(robot, "#preset-dense").isDisabled()).isFalse();
    }

    @Test
    void theSliderHasLegalValuesOnly(FxRobot robot) {
        show(robot, of(12, Layer.Conv.same(18, 3, 1, 1)), "conv1");
        Slider slider = of(robot, "#channels-groups", Slider.class::cast);
        for (int i = 0; i <= (int) slider.getMax(); i++) {
            int at = i;
            robot.interact(() -> slider.setValue(at));
        }
        assertThat(sent).extracting(m -> ((Message.Regroup) m).groups()).containsExactly(2, 3, 6);
    }

    @Test
    void insideARecipeTheConvolutionIsRegrouped(FxRobot robot) {
        show(robot, Catalog.start(), "resnext1.conv2");
        robot.clickOn("#preset-alexnet-2");
        assertThat(sent).containsExactly(new Message.Regroup(new Path("resnext1.conv2"), 2, false));
    }

    @Test
    void everyPresetIsOpenInARecipe(FxRobot robot) {
        show(robot, Catalog.start(), "resnext1.conv2");
        for (String preset : List.of("dense", "alexnet-2", "resnext-32", "depthwise")) {
            assertThat(button(robot, "#preset-" + preset).isDisabled()).as(preset).isFalse();
        }
    }

    @Test
    void theCountStandsAgainstTheMistake(FxRobot robot) {
        show(robot, Catalog.start(), "resnext1.conv2");
        assertThat(text(robot, "#channels-weights")).isEqualTo("3*3*(128/32)*128 = 4 608 weights");
        Text wrong = of(robot, "#channels-wrong", Text.class::cast);
        assertThat(wrong.getText()).isEqualTo("3*3*(128/32)*128*32 = 147 456");
        assertThat(wrong.isStrikethrough()).isTrue();
        assertThat(text(robot, "#channels-dense")).contains("147 456", "-96.9 %");
    }

    @Test
    void hoveringTheMatrixReadsTheNorm(FxRobot robot) {
        show(robot, of(8, GROUPED), "conv1");
        MatrixView matrix = robot.lookup(".kernel-matrix").queryAs(MatrixView.class);
        Point2D there = matrix.cellCentre(5, 4);
        robot.moveTo(there.add(1, 1)).moveTo(there);
        assertThat(text(robot, "#channels-status"))
                .contains("output channel 5 for input channel 4", "norm", "3");
        Point2D nowhere = matrix.cellCentre(5, 0);
        robot.moveTo(nowhere.add(1, 1)).moveTo(nowhere);
        assertThat(text(robot, "#channels-status")).contains("different groups");
    }

    @Test
    void aPoolingSeesOneChannelEach(FxRobot robot) {
        Layer pool = new Layer.MaxPool(Extent.square(2), Extent.square(2), Extent.ZERO, false);
        show(robot, of(8, pool), "maxPool1", Location.channel(3));
        assertThat(text(robot, "#channels-status")).contains("sees 1 of 8", "channel 3");
        assertThat(text(robot, "#channels-why")).contains("no weights");
    }

    @Test
    void aFullyConnectedLayerIsDense(FxRobot robot) {
        show(robot, of(8, new Layer.FullyConnected(10, true)), "fullyConnected1");
        assertThat(text(robot, "#channels-weights")).isEqualTo("512*10 = 5 120 weights");
        assertThat(text(robot, "#channels-why")).contains("dense");
    }

    @Test
    void thousandsOfChannelsAreDrawn(FxRobot robot) {
        for (int groups : new int[] {1, 32, 2048}) {
            show(
                    robot,
                    of(2048, Layer.Conv.same(2048, 1, 1, groups)),
                    "conv1",
                    Location.channel(2047));
            assertThat(text(robot, "#channels-status"))
                    .contains("sees " + 2048 / groups + " of 2048");
        }
    }

    @Test
    void withoutChannelsItSaysWhatToSelect(FxRobot robot) {
        Lowered lowered = Lowered.of(of(8, new Layer.Relu()));
        TabValues shown = Computed.shown(of(8, new Layer.Relu()), "relu1", MapSettings.INITIAL, 0);
        assertThat(lowered.complete()).isTrue();
        robot.interact(() -> tab.show(shown, new GroupsLever.Fixed("")));
        assertThat(text(robot, "#channels-message")).contains("select a convolution");
    }
}
