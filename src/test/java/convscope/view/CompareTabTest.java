package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.run.Machinery;
import convscope.session.Comparison;
import convscope.session.Counterpart;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Compare tab as a user has it. */
@ExtendWith(ApplicationExtension.class)
class CompareTabTest {

    private static final long PATIENCE = 30;
    private static final Design GROUPED =
            new Design(
                    "mine",
                    new Shape(16, 20, 20),
                    Sequence.of(Layer.Conv.same(16, 3, 1, 4), new Layer.Relu()));

    private final FakeDesktop desktop = new FakeDesktop();
    private MainWindow window;

    @Start
    void start(Stage stage) throws IOException {
        window =
                new MainWindow(
                        stage,
                        desktop,
                        Machinery.ofThisMachine(),
                        Files.createTempDirectory("convscope"),
                        GROUPED);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) {
        robot.interact(() -> window.workbench().send(new Message.ShowTab(Tab.COMPARE)));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Session session() {
        return window.workbench().session();
    }

    private void send(FxRobot robot, Message message) {
        robot.interact(() -> window.workbench().send(message));
    }

    private static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private static String words(FxRobot robot) {
        String[] words = {""};
        robot.interact(
                () ->
                        words[0] =
                                robot.lookup(".compare-words").queryAllAs(Label.class).stream()
                                        .map(Label::getText)
                                        .collect(Collectors.joining("\n")));
        return words[0];
    }

    private static void says(FxRobot robot, String sentence) throws Exception {
        try {
            eventually(() -> words(robot).contains(sentence));
        } catch (java.util.concurrent.TimeoutException e) {
            assertThat(words(robot)).contains(sentence);
        }
    }

    private static void choose(FxRobot robot, String button, String item) {
        MenuButton menu = robot.lookup("#" + button).queryAs(MenuButton.class);
        robot.interact(
                () -> {
                    menu.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
                    menu.getItems().stream()
                            .flatMap(CompareTabTest::flat)
                            .filter(each -> item.equals(each.getId()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                });
    }

    private static java.util.stream.Stream<MenuItem> flat(MenuItem item) {
        return item instanceof javafx.scene.control.Menu menu
                ? menu.getItems().stream()
                : java.util.stream.Stream.of(item);
    }

    @Test
    void standardAgainstGroupedStandsThereByItself(FxRobot robot) throws Exception {
        says(robot, "Same values at conv1: the largest difference over all channels is 0.");
        assertThat(words(robot))
                .contains("conv1 with 1 group instead of 4, on the same weights")
                .contains(
                        "This design has 4 times fewer parameters and 4 times fewer multiply-adds");
        assertThat(text(robot, "compare-PARAMETERS-0")).isEqualTo("576");
        assertThat(text(robot, "compare-PARAMETERS-1")).isEqualTo("2 304");
        assertThat(text(robot, "compare-PARAMETERS-change-1")).isEqualTo("+300.0 %");
    }

    @Test
    void theTimesAreMeasuredBehindTheScenes(FxRobot robot) throws Exception {
        eventually(
                () ->
                        text(robot, "compare-TIME-0").endsWith(" ms")
                                && text(robot, "compare-TIME-1").endsWith(" ms"));
        robot.clickOn("#compare-timing");
        eventually(() -> text(robot, "compare-TIME-1").endsWith(" ms"));
    }

    @Test
    void onWeightsOfTheirOwnTheyDiffer(FxRobot robot) throws Exception {
        robot.clickOn(robot.lookup("#compare-same").queryAs(ToggleButton.class));
        assertThat(session().comparison().sameWeights()).isFalse();
        says(robot, "Other values at conv1: the largest difference over all channels is ");
        says(robot, "on its own seeded weights (seed 0)");
    }

    @Test
    void anEditOfTheDesignIsFollowed(FxRobot robot) throws Exception {
        send(robot, new Message.SetParameter(new Path("conv1"), "groups", 8, false));
        says(robot, "conv1 with 1 group instead of 8");
        assertThat(text(robot, "compare-PARAMETERS-0")).isEqualTo("288");
    }

    @Test
    void aPinnedDesignStaysAsItWas(FxRobot robot) throws Exception {
        choose(robot, "compare-with-1", "compare-1-pin");
        send(robot, new Message.SetParameter(new Path("conv1"), "groups", 16, false));
        says(robot, "Mine, pinned: the design mine");
        assertThat(text(robot, "compare-PARAMETERS-1")).isEqualTo("576");
        assertThat(text(robot, "compare-PARAMETERS-0")).isEqualTo("144");
    }

    @Test
    void aFaultStandsInItsPlaceAndTheOtherDesignStays(FxRobot robot) throws Exception {
        choose(robot, "compare-with-1", "compare-1-pin");
        send(robot, new Message.SetParameter(new Path("conv1"), "groups", 3, false));
        eventually(
                () ->
                        robot.lookup("#compare-map-0 .tab-text").queryAllAs(Label.class).stream()
                                .anyMatch(l -> l.getText().startsWith("conv1 does not fit")));
        eventually(() -> text(robot, "compare-map-1-below").startsWith("on "));
    }

    @Test
    void aSecondDesignComesAndGoes(FxRobot robot) throws Exception {
        choose(robot, "compare-with-2", "compare-2-groups-16");
        assertThat(session().comparison().others())
                .containsExactly(new Counterpart.Standard(), new Counterpart.Regrouped(16));
        says(robot, "conv1 with 16 groups instead of 4");
        choose(robot, "compare-with-2", "compare-2-remove");
        assertThat(session().comparison()).isEqualTo(Comparison.INITIAL);
    }

    @Test
    void otherShapesHaveASentenceInPlaceOfTheDifference(FxRobot robot) throws Exception {
        choose(robot, "compare-with-1", "compare-1-design-resnet18");
        says(
                robot,
                "There is no difference map: the value at the output (conv1 has no counterpart in resnet18) is 16x20x20 here and 1000x1x1");
    }

    @Test
    void whatIsMissingIsSaid(FxRobot robot) throws Exception {
        choose(robot, "compare-with-1", "compare-1-form-A");
        says(robot, "This design holds no ResNeXt block, so it has no form A.");
    }

    @Test
    void theThreeFormsOfABlockStandSideBySide(FxRobot robot) throws Exception {
        send(robot, new Message.Opened(Catalog.design("resnext-form-c").orElseThrow(), null));
        send(
                robot,
                new Message.Compare(
                        new Comparison(
                                java.util.List.of(
                                        new Counterpart.InForm(ResNeXt.Form.A),
                                        new Counterpart.InForm(ResNeXt.Form.B)),
                                true)));
        says(robot, "the ResNeXt block in form A");
        eventually(() -> !text(robot, "compare-difference-2-below").isEmpty());
        assertThat(words(robot))
                .contains("71 168 parameters")
                .contains("on the same weights: carried over by")
                .doesNotContain("Other values");
    }

    @Test
    void oneChannelIsLookedAtAloneAndSteppedThrough(FxRobot robot) throws Exception {
        says(robot, "Same values");
        robot.clickOn("#compare-next");
        assertThat(session().location().channel()).isZero();
        robot.type(KeyCode.RIGHT, 2);
        assertThat(session().location().channel()).isEqualTo(2);
        assertThat(text(robot, "compare-difference-1-below"))
                .isEqualTo("channel 2: no difference; all channels: largest 0: equal");
        robot.type(KeyCode.LEFT);
        assertThat(session().location().channel()).isEqualTo(1);
        robot.type(KeyCode.ESCAPE);
        assertThat(session().location().hasChannel()).isFalse();
    }

    @Test
    void aClickOnAMapShowsItsChannelAlone(FxRobot robot) throws Exception {
        says(robot, "Same values");
        robot.clickOn("#compare-map-0 .map-sheet");
        assertThat(session().location().hasChannel()).isTrue();
        robot.clickOn("#compare-map-0 .map-sheet");
        assertThat(session().location().hasChannel()).isFalse();
    }

    @Test
    void theComparisonIsLaidOverTheWindowAndTakenBack(FxRobot robot) {
        robot.clickOn(robot.lookup("#compare-enlarge").queryAs(Button.class));
        assertThat(robot.lookup("#compare-large").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#compare-large").tryQuery()).isEmpty();
        assertThat(robot.lookup("#compare-figures").tryQuery()).isPresent();
    }
}
