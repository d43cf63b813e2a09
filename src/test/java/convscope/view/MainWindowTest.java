package convscope.view;

import static convscope.view.Seen.computed;
import static convscope.view.Seen.eventually;
import static convscope.view.Seen.maps;
import static convscope.view.Seen.notice;
import static convscope.view.Seen.same;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.document.Autosave;
import convscope.document.DesignFile;
import convscope.document.PreferencesFile;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.run.Machinery;
import convscope.session.EngineChoice;
import convscope.session.Message;
import convscope.session.PictureChoice;
import convscope.session.Session;
import convscope.session.Tab;
import convscope.session.Theme;
import convscope.session.WeightsChoice;
import convscope.weights.Safetensors;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a user has it, with dialogs that answer at once. */
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

    @TempDir private Path folder;

    private final FakeDesktop desktop = new FakeDesktop();
    private MainWindow window;
    private Path home;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        home = Files.createTempDirectory("convscope");
        window = new MainWindow(shown, desktop, Machinery.ofThisMachine(), home, Catalog.start());
        shown.setX(0);
        shown.setY(0);
        shown.setWidth(1280);
        shown.setHeight(800);
        shown.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Session session() {
        return window.workbench().session();
    }

    private void send(Message message) {
        Platform.runLater(() -> window.workbench().send(message));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String figure(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Hyperlink.class).getText();
    }

    private static void type(FxRobot robot, String field, String text) {
        TextField control = robot.lookup("#" + field).queryAs(TextField.class);
        robot.interact(
                () -> {
                    control.requestFocus();
                    control.setText(text);
                    control.fireEvent(new javafx.event.ActionEvent());
                });
    }

    @Test
    void itStartsOnTheBlockWithItsNumbersAndMaps(FxRobot robot) throws Exception {
        assertThat(stage.getTitle()).isEqualTo("se-resnext-block - ConvScope");
        assertThat(robot.lookup("#title").queryAs(Label.class).getText())
                .isEqualTo("ResNeXt block");
        assertThat(figure(robot, "total-MACS")).isEqualTo("219 979 776");
        computed(robot);
        assertThat(robot.lookup("#maps-title").queryAs(Label.class).getText())
                .isEqualTo("resnext1, 256 maps of 56x56");
    }

    @Test
    void aClickOnABlockSelectsIt(FxRobot robot) {
        BlockView blocks = robot.lookup(".block-view").queryAs(BlockView.class);
        Bounds conv = blocks.boundsOf(new convscope.model.Path("resnext1.conv2")).orElseThrow();
        robot.clickOn(blocks.localToScreen(conv));
        assertThat(session().selection().text()).isEqualTo("resnext1.conv2");
        assertThat(robot.lookup("#title").queryAs(Label.class).getText())
                .isEqualTo("3x3 convolution, grouped");
        assertThat(figure(robot, "block-PARAMETERS")).isEqualTo("4 608");
    }

    @Test
    void fewerGroupsCostMore(FxRobot robot) {
        send(
                new Message.Opened(
                        new Design(
                                "one",
                                new Shape(128, 28, 28),
                                Sequence.of(Layer.Conv.same(128, 3, 1, 32))),
                        null));
        assertThat(figure(robot, "block-PARAMETERS")).isEqualTo("4 608");
        robot.clickOn("4");
        assertThat(figure(robot, "block-PARAMETERS")).isEqualTo("36 864");
    }

    @Test
    void theNumbersFollowASliderAndTheDragIsOneStep(FxRobot robot) {
        Slider slider = robot.lookup("#slider-cardinality").queryAs(Slider.class);
        robot.interact(
                () -> {
                    slider.setValueChanging(true);
                    slider.setValue(15);
                });
        assertThat(session().history().past()).hasSize(1);
        String half = figure(robot, "block-PARAMETERS");
        robot.interact(() -> slider.setValue(7));
        assertThat(figure(robot, "block-PARAMETERS")).isNotEqualTo(half);
        robot.interact(() -> slider.setValueChanging(false));
        assertThat(session().history().past()).hasSize(1);
        robot.clickOn("#undo-button");
        assertThat(session().design()).isEqualTo(Catalog.start());
    }

    @Test
    void anIllegalValueIsRefusedBesideItsField(FxRobot robot) {
        type(robot, "editor-cardinality", "0");
        assertThat(robot.lookup(".inspector .refusal").queryAs(Label.class).getText())
                .isEqualTo("cardinality is a whole number from 1 to 4096, not \"0\".");
        assertThat(session().design()).isEqualTo(Catalog.start());
    }

    @Test
    void aFaultIsMendedByAButton(FxRobot robot) {
        send(
                new Message.Opened(
                        new Design(
                                "faulty",
                                new Shape(30, 8, 8),
                                Sequence.of(Layer.Conv.same(64, 1, 1, 32))),
                        null));
        assertThat(robot.lookup("#fault .label").queryAs(Label.class).getText())
                .startsWith("groups (32) must divide");
        robot.clickOn("use 2");
        assertThat(window.workbench().shown().lowered().complete()).isTrue();
    }

    @Test
    void undoAndRedoHaveKeys(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(session().design().body().blocks()).hasSize(2);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session().design().body().blocks()).hasSize(1);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(session().design().body().blocks()).hasSize(2);
    }

    @Test
    void aBrokenFileLeavesTheDesignAndSaysWhatAndWhere(FxRobot robot) throws Exception {
        Path broken = folder.resolve("broken.convscope.json");
        Files.writeString(broken, "{\"format\": \"convscope/1\", \"name\": 7}");
        desktop.file = Optional.of(broken);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        eventually(() -> !notice(robot).isEmpty());
        assertThat(notice(robot)).contains("name").doesNotContain("Exception");
        assertThat(session().design()).isEqualTo(Catalog.start());
    }

    @Test
    void aSavedDesignIsOpenedAgain(FxRobot robot) throws Exception {
        Path file = folder.resolve("mine.convscope.json");
        desktop.file = Optional.of(file);
        robot.push(KeyCode.CONTROL, KeyCode.D);
        Design design = session().design();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> !session().unsaved());
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(session().design().body()).isEqualTo(Sequence.EMPTY);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        eventually(() -> session().design().equals(design));
        assertThat(session().file()).isEqualTo(file);
    }

    @Test
    void aDesignThatACrashLeftBehindIsOfferedAndComesBackUnsaved(FxRobot robot) throws Exception {
        assertThat(desktop.offered).isEmpty();
        Design lost = new Design("lost", new Shape(8, 8, 8), Sequence.of(new Layer.Relu()));
        new Autosave(home, Long.MAX_VALUE / 10).keep(lost, Optional.empty());
        desktop.left = Desktop.LeftBehind.OPEN;
        window.offerLeftBehind();
        eventually(() -> session().design().equals(lost));
        assertThat(desktop.offered).containsExactly("lost");
        assertThat(session().unsaved()).isTrue();
        robot.interact(window::close);
        eventually(() -> Autosave.in(home).left().isEmpty());
    }

    @Test
    void whatACrashLeftBehindCanBeDiscarded(FxRobot robot) throws Exception {
        Design lost = new Design("lost", new Shape(8, 8, 8), Sequence.of(new Layer.Relu()));
        new Autosave(home, Long.MAX_VALUE / 10).keep(lost, Optional.empty());
        desktop.left = Desktop.LeftBehind.DISCARD;
        window.offerLeftBehind();
        eventually(() -> Autosave.in(home).left().isEmpty());
        assertThat(session().design()).isEqualTo(Catalog.start());
    }

    @Test
    void unsavedChangesAreAskedFor(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.D);
        Design design = session().design();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(desktop.asked).isEqualTo(1);
        assertThat(session().design()).isEqualTo(design);
        desktop.answer = Desktop.Unsaved.DISCARD;
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(session().design().name()).isEqualTo("untitled");
    }

    @Test
    void aLayerIsPutInByADoubleClick(FxRobot robot) {
        robot.doubleClickOn("ReLU");
        assertThat(session().design().body().blocks()).hasSize(2);
        assertThat(session().selection().text()).isEqualTo("relu1");
    }

    @Test
    void whatIsDroppedOnASlotStandsThere(FxRobot robot) throws Exception {
        BlockView blocks = robot.lookup(".block-view").queryAs(BlockView.class);
        var slot = blocks.drawn().orElseThrow().slots().getFirst();
        String relu = DesignFile.blocksToJson(Sequence.of(new Layer.Relu()));
        robot.interact(() -> blocks.gestures().drop(slot, relu));
        eventually(() -> session().design().body().blocks().getFirst().equals(new Layer.Relu()));
    }

    @Test
    void aCopiedBlockIsPastedBehindTheSelection(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup(".block-view").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(desktop.clipboard).get().asString().contains("resnext");
        robot.push(KeyCode.CONTROL, KeyCode.V);
        eventually(() -> session().design().body().blocks().size() == 2);
    }

    @Test
    void anotherPictureGivesOtherMaps(FxRobot robot) throws Exception {
        computed(robot);
        WritableImage cat = maps(robot);
        send(new Message.ChoosePicture(new PictureChoice.Sample("gratings")));
        eventually(() -> !same(cat, maps(robot)));
    }

    @Test
    void anotherSeedGivesOtherMaps(FxRobot robot) throws Exception {
        computed(robot);
        WritableImage before = maps(robot);
        robot.push(KeyCode.CONTROL, KeyCode.G);
        eventually(() -> !same(before, maps(robot)));
    }

    @Test
    void weightsComeFromAFileAndABrokenOneLeavesThem(FxRobot robot) throws Exception {
        computed(robot);
        WritableImage before = maps(robot);
        Path file = folder.resolve("mine.safetensors");
        try (Weights weights = SeededWeights.of(window.workbench().shown().lowered().graph(), 7)) {
            Map<String, INDArray> tensors = new LinkedHashMap<>();
            weights.names().forEach(name -> tensors.put(name, weights.get(name)));
            Safetensors.write(file, tensors);
        }
        readWeights(robot, file);
        eventually(() -> session().weights().equals(new WeightsChoice.File(file)));
        eventually(() -> !same(before, maps(robot)));
        WritableImage theirs = maps(robot);
        readWeights(robot, Files.write(folder.resolve("broken.safetensors"), new byte[5]));
        eventually(() -> !notice(robot).isEmpty());
        assertThat(notice(robot)).contains("broken.safetensors").doesNotContain("Exception");
        assertThat(session().weights()).isEqualTo(new WeightsChoice.File(file));
        assertThat(same(theirs, maps(robot))).isTrue();
    }

    private static void choose(FxRobot robot, String menu, String item) {
        robot.interact(
                () -> {
                    MenuBar bar = robot.lookup(".menu-bar").queryAs(MenuBar.class);
                    bar.getMenus().stream()
                            .filter(each -> each.getText().equals(menu))
                            .flatMap(MainWindowTest::items)
                            .filter(each -> item.equals(each.getId()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                });
    }

    private static Stream<MenuItem> items(MenuItem item) {
        return item instanceof Menu menu
                ? Stream.concat(
                        Stream.of(item), menu.getItems().stream().flatMap(MainWindowTest::items))
                : Stream.of(item);
    }

    @Test
    void theDesignIsExportedToOnnxWithTheChosenWeightsOrWithout(FxRobot robot) throws Exception {
        Path file = folder.resolve("block.onnx");
        desktop.file = Optional.of(file);
        choose(robot, "File", "export-onnx");
        eventually(() -> notice(robot).equals("The export is in " + file + "."));
        long whole = Files.size(file);
        choose(robot, "File", "export-onnx-inputs");
        eventually(() -> file.toFile().length() < whole);
        assertThat(whole - Files.size(file)).isGreaterThan(4 * 70_144);
    }

    @Test
    void theTableIsExported(FxRobot robot) throws Exception {
        desktop.file = Optional.of(folder.resolve("layers"));
        choose(robot, "File", "export-csv");
        Path written = folder.resolve("layers.csv");
        eventually(() -> Files.exists(written) && notice(robot).contains("layers.csv"));
        assertThat(Files.readString(written)).startsWith("path,kind,output").contains("resnext1");
    }

    @Test
    void anExportThatCannotBeWrittenIsOneSentence(FxRobot robot) throws Exception {
        desktop.file = Optional.of(folder.resolve("nowhere").resolve("block.onnx"));
        choose(robot, "File", "export-onnx");
        eventually(() -> notice(robot).startsWith("cannot write"));
        assertThat(notice(robot)).contains("there is no folder").doesNotContain("Exception");
    }

    @Test
    void aFaultyDesignIsNotExported(FxRobot robot) {
        desktop.file = Optional.of(folder.resolve("block.onnx"));
        send(
                new Message.Opened(
                        new Design(
                                "faulty",
                                new Shape(30, 8, 8),
                                Sequence.of(Layer.Conv.same(64, 1, 1, 32))),
                        null));
        choose(robot, "File", "export-onnx");
        assertThat(notice(robot)).contains("conv1: groups (32) must divide");
        assertThat(folder.resolve("block.onnx")).doesNotExist();
    }

    @Test
    void theDrawingShowsHeatWithItsScale(FxRobot robot) throws Exception {
        computed(robot);
        Node legend = robot.lookup("#heat-legend").query();
        assertThat(legend.isVisible()).isFalse();
        WritableImage cold = drawing(robot);
        choose(robot, "View", "heat");
        assertThat(legend.isVisible()).isTrue();
        assertThat(robot.lookup("#heat-most").queryAs(Label.class).getText()).endsWith(" ms");
        assertThat(same(cold, drawing(robot))).isFalse();
        send(new Message.Select(new convscope.model.Path("resnext1.conv2")));
        assertThat(robot.lookup("#heat-selected").queryAs(Label.class).getText())
                .startsWith("resnext1.conv2 took ")
                .endsWith(" of the pass.");
    }

    private static String engine(FxRobot robot) {
        return robot.lookup("#engine").queryAs(Label.class).getText();
    }

    private void openEngines(FxRobot robot) throws Exception {
        computed(robot);
        robot.clickOn("#engine-menu");
        eventually(() -> robot.lookup("#engine-onednn").tryQuery().isPresent());
    }

    @Test
    void theEngineMenuListsEveryEngineWithItsReason(FxRobot robot) throws Exception {
        openEngines(robot);
        assertThat(robot.lookup("#engine-onednn").queryAs(RadioButton.class).getText())
                .startsWith("oneDNN 3.");
        assertThat(robot.lookup("#engine-onednn").queryAs(RadioButton.class).isSelected()).isTrue();
        assertThat(robot.lookup("#engine-onednn-reason").queryAs(Label.class).getText())
                .startsWith("The usual engine");
        assertThat(robot.lookup("#engine-nd4j").queryAs(RadioButton.class).getText())
                .startsWith("ND4J");
    }

    @Test
    void theEngineMenuSaysItsSentencesToTheEnd(FxRobot robot) throws Exception {
        openEngines(robot);
        for (Label sentence : robot.lookup("#engine-panel .words").queryAllAs(Label.class)) {
            Text drawn = (Text) sentence.lookup(".text");
            assertThat(drawn.getText()).isEqualTo(sentence.getText());
        }
    }

    @Test
    void anotherEngineComputesAtOnceAndAfterTheNextStart(FxRobot robot) throws Exception {
        openEngines(robot);
        robot.clickOn("#engine-nd4j");
        eventually(() -> engine(robot).startsWith("engine: ND4J, "));
        computed(robot);
        assertThat(session().engine().engine()).isEqualTo("nd4j");
        eventually(() -> PreferencesFile.in(home).load().engine().equals(session().engine()));
        robot.clickOn("#engine-onednn");
        eventually(() -> engine(robot).startsWith("engine: oneDNN, "));
        assertThat(session().engine()).isEqualTo(EngineChoice.USUAL);
    }

    @Test
    void anEngineThatIsNotHereGivesWayWithOneSentence(FxRobot robot) throws Exception {
        computed(robot);
        send(new Message.ChooseEngine(new EngineChoice("abacus", 0, false)));
        Label note = robot.lookup("#engine-note").queryAs(Label.class);
        eventually(() -> note.isVisible());
        assertThat(note.getText()).contains("no engine named abacus").contains("computes instead");
        assertThat(engine(robot)).startsWith("engine: oneDNN, ");
    }

    @Test
    void threadsAreChosenFromOneToAllCores(FxRobot robot) throws Exception {
        openEngines(robot);
        Slider threads = robot.lookup("#threads").queryAs(Slider.class);
        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(threads.getMin()).isEqualTo(1);
        assertThat(threads.getMax()).isEqualTo(cores);
        assertThat(threads.getValue()).isEqualTo(cores);
        send(new Message.ChooseEngine(EngineChoice.USUAL.withThreads(1)));
        eventually(() -> engine(robot).contains(", 1 thread, "));
        assertThat(threads.getValue()).isEqualTo(1);
        robot.interact(() -> threads.setValue(cores));
        assertThat(session().engine().threads()).isEqualTo(cores == 1 ? 1 : 0);
    }

    @Test
    void theErrorOfFastMathIsShownWhereTheProcessorHasIt(FxRobot robot) throws Exception {
        openEngines(robot);
        ToggleSwitch fast = robot.lookup("#fast-math").queryAs(ToggleSwitch.class);
        assertThat(fast.isSelected()).isFalse();
        Label says = robot.lookup("#fast-math-says").queryAs(Label.class);
        if (fast.isDisabled()) {
            assertThat(says.getText()).startsWith("This engine gains nothing by fast math");
        } else {
            robot.interact(() -> fast.setSelected(true));
            eventually(() -> says.getText().startsWith("Largest difference from float32"));
            assertThat(engine(robot)).contains("bf16");
        }
    }

    @Test
    void theThreeFormsOfABlockAreMeasuredSideBySide(FxRobot robot) throws Exception {
        computed(robot);
        assertThat(robot.lookup("#form-now").queryAs(Label.class).getText())
                .startsWith("Form C took ")
                .endsWith(" ms in the last pass.");
        assertThat(robot.lookup("#form-says").queryAs(Label.class).getText())
                .isEqualTo(
                        "One function, and on paper one cost: 79 632 parameters and"
                                + " 219 979 776 MACs here.");
        robot.interact(() -> robot.lookup("#measure-forms").queryAs(Button.class).fire());
        eventually(() -> robot.lookup("#form-C").tryQuery().isPresent());
        for (String form : List.of("A", "B", "C")) {
            assertThat(robot.lookup("#form-" + form).queryAs(Label.class).getText())
                    .matches("[0-9]+\\.[0-9]{2} ms");
        }
        assertThat(robot.lookup("#form-says").queryAs(Label.class).getText())
                .startsWith("Equal function, equal cost on paper, different speed");
    }

    private static WritableImage drawing(FxRobot robot) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = robot.lookup(".block-view").query().snapshot(null, null));
        return image[0];
    }

    @Test
    void torchvisionsNamesAreUnderstoodInTheWindow(FxRobot robot) throws Exception {
        Path file = Path.of("src/test/resources/reference/models/tv_resnext_small.safetensors");
        send(new Message.Opened(smallResNeXt(), null));
        readWeights(robot, file);
        eventually(() -> session().weights().equals(new WeightsChoice.File(file)));
        assertThat(notice(robot)).isEmpty();
    }

    /** The network whose weights PyTorch wrote to the file. */
    private static Design smallResNeXt() {
        List<Block> body = new ArrayList<>();
        body.add(Layer.Conv.same(64, 7, 2, 1));
        body.add(Layer.BatchNorm.standard());
        body.add(new Layer.Relu());
        body.add(new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ONE, false));
        for (int stage = 0; stage < 4; stage++) {
            int stride = stage == 0 ? 1 : 2;
            Block block =
                    new ResNeXt(ResNeXt.Form.C, 8, 4 << stage, 64 << stage, stride, Shortcut.B, 0);
            body.add(new Named("layer" + (stage + 1), Sequence.of(block)));
        }
        body.add(new Layer.GlobalAvgPool());
        body.add(new Named("fc", new Layer.FullyConnected(10, true)));
        return new Design("small", new Shape(3, 64, 64), new Sequence(body));
    }

    private void readWeights(FxRobot robot, Path file) {
        desktop.file = Optional.of(file);
        MenuButton button = robot.lookup("#weights").queryAs(MenuButton.class);
        robot.interact(
                () ->
                        button.getItems().stream()
                                .filter(item -> "open-weights".equals(item.getId()))
                                .forEach(MenuItem::fire));
    }

    @Test
    void theThemeIsSwitched(FxRobot robot) {
        robot.clickOn("#theme-button");
        assertThat(session().theme()).isEqualTo(Theme.DARK);
        robot.clickOn("#theme-button");
        assertThat(session().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void helpOpensByF1AndClosesByEscape(FxRobot robot) {
        robot.push(KeyCode.F1);
        assertThat(robot.lookup("#help-sheet").query().getParent().isVisible()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#help-sheet").query().getParent().isVisible()).isFalse();
    }

    @Test
    void anotherFormIsOneClickAndSaysThatTheWeightsCameAlong(FxRobot robot) {
        robot.clickOn(robot.from(robot.lookup("#editor-form")).lookup("A").<Node>query());
        ResNeXt block = (ResNeXt) session().design().body().blocks().getFirst();
        assertThat(block.form()).isEqualTo(ResNeXt.Form.A);
        assertThat(session().notice()).contains("the weights came along");
        assertThat(robot.lookup(".refusal").<Label>queryAllAs(Label.class))
                .allMatch(label -> label.getText().isEmpty());
    }

    @Test
    void theWidthFollowsTheCardinalityUnlessItIsKept(FxRobot robot) {
        type(robot, "editor-cardinality", "8");
        assertThat(((ResNeXt) session().design().body().blocks().getFirst()).width()).isEqualTo(14);
        robot.clickOn("#keep-width");
        type(robot, "editor-cardinality", "4");
        assertThat(((ResNeXt) session().design().body().blocks().getFirst()).width()).isEqualTo(14);
    }

    /** 3 x 3 x 128 x 128 weights where all channels see each other. */
    @Test
    void theDenseComparisonStandsWithGroupsAndWithout(FxRobot robot) {
        convscope.model.Path conv = new convscope.model.Path("resnext1.conv2");
        send(new Message.Select(conv));
        Label dense = robot.lookup("#block-dense").queryAs(Label.class);
        assertThat(dense.getText()).contains("dense: 147 456 (-96.9 %)");
        send(new Message.Regroup(conv, 1, false));
        assertThat(dense.isVisible()).isTrue();
        assertThat(dense.getText())
                .isEqualTo("dense: the same, for no convolution here has groups");
    }

    @Test
    void everyTabIsReached(FxRobot robot) {
        TabPane tabs = robot.lookup("#tabs").queryAs(TabPane.class);
        assertThat(tabs.getTabs()).hasSameSizeAs(Tab.values());
        for (Tab tab : Tab.values()) {
            String title = tabs.getTabs().get(tab.ordinal()).getText();
            Node header = robot.from(robot.lookup("#tabs .tab-header-area")).lookup(title).query();
            robot.clickOn(header);
            assertThat(session().tab()).isEqualTo(tab);
            assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(tab.ordinal());
        }
    }

    @Test
    void aNumberOpensItsFormula(FxRobot robot) {
        send(new Message.Select(new convscope.model.Path("resnext1.conv2")));
        Hyperlink link = robot.lookup("#block-PARAMETERS").queryAs(Hyperlink.class);
        robot.interact(link::fire);
        assertThat(robot.lookup(".formula-values").queryAs(Label.class).getText())
                .isEqualTo("= 3*3*(128/32)*128");
    }

    @Test
    void aRecipeUnfoldsFromAPartOfIt(FxRobot robot) {
        send(new Message.Select(new convscope.model.Path("resnext1.conv2")));
        Button unfold = robot.from(robot.lookup(".inspector")).lookup("Unfold").queryButton();
        robot.interact(unfold::fire);
        assertThat(window.workbench().shown().lowered().complete()).isTrue();
        assertThat(session().selection().text()).isEqualTo("resnext1");
    }

    @Test
    void anInputShapeIsTypedWhereNothingIsSelected(FxRobot robot) {
        send(new Message.Select(convscope.model.Path.ROOT));
        type(robot, "editor-channels", "64");
        assertThat(session().design().input()).isEqualTo(new Shape(64, 56, 56));
    }

    @Test
    void aNameThatIsTakenIsRefusedBesideTheFieldWithTheNextFreeOne(FxRobot robot) {
        Sequence relus = Sequence.of(new Layer.Relu(), new Named("relu3", new Layer.Relu()));
        send(new Message.Opened(Catalog.start().withBody(relus), null));
        send(new Message.Select(new convscope.model.Path("relu1")));
        type(robot, "name", "relu3");
        assertThat(robot.lookup("#name-refusal").queryAs(Label.class).getText())
                .isEqualTo("The name relu3 is taken here; relu4 is free.");
        assertThat(session().design().body()).isEqualTo(relus);
        type(robot, "name", "relu4");
        assertThat(robot.lookup("#name-refusal").queryAll()).isEmpty();
        assertThat(session().selection()).isEqualTo(new convscope.model.Path("relu4"));
    }
}
