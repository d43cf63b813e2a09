package convscope.view.door;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.picture.SamplePictures;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The door as a user has it: three forms of four paths, so that all is quick. */
@ExtendWith(ApplicationExtension.class)
class EquivalenceDoorTest {

    private EquivalenceDoor door;

    @Start
    void start(Stage stage) {
        javafx.application.Application.setUserAgentStylesheet(
                new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        door = new EquivalenceDoor(choice -> SamplePictures.CAT.picture());
        stage.setScene(new Scene(new StackPane(door.node()), 1280, 800));
        stage.show();
        Session still = Update.apply(Session.on(Catalog.start()), new Message.ShowMotion(false));
        door.open(still);
        ((Slider) door.node().lookup("#door-cardinality")).setValue(4);
    }

    @AfterEach
    void dispose() {
        Platform.runLater(door::dispose);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String sentence() {
        return ((Label) door.node().lookup("#door-sentence")).getText();
    }

    private void untilDerived() throws Exception {
        eventually(() -> door.node().lookup("#door-stop-1") != null);
    }

    private String difference(int column) {
        var shown = door.node().lookup("#door-difference-" + column);
        return shown == null
                ? ""
                : shown.lookupAll(".door-number").stream()
                        .map(node -> ((Label) node).getText())
                        .findFirst()
                        .orElse("");
    }

    @Test
    void theFormsAreProvedToBeOneFunction() throws Exception {
        eventually(() -> difference(0).contains("the same function"));
        eventually(() -> difference(1).contains("the same function"));
        assertThat(difference(0)).doesNotContain("not");
    }

    @Test
    void arrowsGoFromRuleToRuleEachWithItsSentence(FxRobot robot) throws Exception {
        untilDerived();
        Platform.runLater(door.node()::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.RIGHT);
        eventually(() -> sentence().startsWith("Rule 1 of"));
        robot.type(KeyCode.RIGHT);
        eventually(() -> sentence().startsWith("Rule 2 of"));
        robot.type(KeyCode.LEFT);
        eventually(() -> sentence().startsWith("Rule 1 of"));
    }

    @Test
    void playingEndsAtTheLastRule(FxRobot robot) throws Exception {
        untilDerived();
        robot.interact(() -> ((Button) door.node().lookup("#door-play")).fire());
        eventually(() -> ((Button) door.node().lookup("#door-next")).isDisabled());
        assertThat(sentence()).contains(" of ").startsWith("Rule");
    }

    @Test
    void aMistakeIsSeenAndSaidAndMended(FxRobot robot) throws Exception {
        robot.clickOn("#door-break-bias");
        eventually(() -> difference(0).contains("not the same function"));
        assertThat(sentence()).contains("fails at rule");
        assertThat(((Label) door.node().lookup("#door-lesson")).getText()).contains("bias");
        robot.clickOn("#door-break-bias");
        eventually(
                () ->
                        difference(0).contains("the same function")
                                && !difference(0).contains("not the same"));
    }

    @Test
    void cardinalityChangesAllColumns(FxRobot robot) throws Exception {
        robot.interact(() -> ((Slider) door.node().lookup("#door-cardinality")).setValue(8));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(
                        door.node().lookupAll(".door-total").stream()
                                .map(node -> ((Label) node).getText())
                                .filter(text -> text.contains("weights"))
                                .distinct())
                .hasSize(1);
    }

    @Test
    void sameComplexityShowsThePublishedErrors(FxRobot robot) throws Exception {
        robot.clickOn("#door-complexity");
        eventually(
                () ->
                        ((Label) door.node().lookup("#door-lesson"))
                                .getText()
                                .contains("Xie et al., 2016, table 2"));
        assertThat(door.node().lookup("#door-play").getParent().getParent().isVisible()).isFalse();
    }

    @Test
    void escapeLeadsBackToTheDesign(FxRobot robot) {
        Platform.runLater(door.node()::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ESCAPE);
        assertThat(door.isOpen()).isFalse();
    }
}
