package convscope.view;

import convscope.model.Numeral;
import convscope.picture.Picture;
import convscope.picture.SamplePictures;
import convscope.says.Sentence;
import convscope.session.PictureChoice;
import convscope.session.Session;
import convscope.session.WeightsChoice;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The line over everything: menus, picture, weights, what the engine does, and a few buttons. */
final class TopBar {

    private static final int THUMBNAIL = 36;

    private final Pictures pictures;
    private final WeightsFiles weightsFiles;
    private final MenuButton picture = new MenuButton();
    private final MenuButton weights = new MenuButton();
    private final TextField seed = new TextField();
    private final Button undo;
    private final Button redo;
    private final HBox bar;
    private final Consumer<String> onRefusal;

    /**
     * @param onRefusal is told in one sentence what cannot be done
     */
    TopBar(
            Pictures pictures,
            WeightsFiles weightsFiles,
            Commands commands,
            MenuBar menus,
            EngineLine engine,
            Consumer<String> onRefusal) {
        this.onRefusal = onRefusal;
        this.pictures = pictures;
        this.weightsFiles = weightsFiles;
        this.undo = button(commands.undo());
        this.redo = button(commands.redo());
        picture.setId("picture");
        picture.setGraphic(new FontIcon(MaterialDesignI.IMAGE_OUTLINE));
        picture.setTooltip(new Tooltip("The picture that runs through the design"));
        picture.getItems().setAll(pictureItems(commands));
        weights.setId("weights");
        weights.setGraphic(new FontIcon(MaterialDesignD.DICE_MULTIPLE_OUTLINE));
        weights.setTooltip(new Tooltip("Where the weights come from"));
        weights.getItems().setAll(weightItems(commands));
        Region left = spacer();
        Region right = spacer();
        bar =
                new HBox(
                        6,
                        menus,
                        picture,
                        weights,
                        left,
                        engine.node(),
                        right,
                        undo,
                        redo,
                        button(commands.theme()),
                        button(commands.help()));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("top-bar");
    }

    Node node() {
        return bar;
    }

    void show(Session session) {
        picture.setText(session.picture().label());
        weights.setText(session.weights().label() + (session.edits().isEmpty() ? "" : ", edited"));
        if (session.choices().weights() instanceof WeightsChoice.Seed(long number)) {
            seed.setText(Long.toString(number));
        }
        undo.setDisable(!session.history().canUndo());
        redo.setDisable(!session.history().canRedo());
    }

    private static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    private static Button button(Command command) {
        Button button = new Button();
        if (command.icon() != null) {
            button.setGraphic(new FontIcon(command.icon()));
        }
        button.setId(command.id() + "-button");
        button.getStyleClass().addAll("flat", "button-icon");
        button.setFocusTraversable(false);
        button.setAccessibleText(command.says());
        String keys = command.keyWords();
        button.setTooltip(new Tooltip(command.says() + (keys.isEmpty() ? "" : " (" + keys + ")")));
        button.setOnAction(event -> command.action().run());
        return button;
    }

    private List<MenuItem> pictureItems(Commands commands) {
        List<MenuItem> items = new java.util.ArrayList<>();
        for (SamplePictures sample : SamplePictures.values()) {
            MenuItem item = new MenuItem(sample.title());
            item.setId("picture-" + sample.id());
            item.setOnAction(event -> pictures.choose(new PictureChoice.Sample(sample.id())));
            items.add(item);
        }
        picture.setOnShowing(event -> addThumbnails());
        items.add(new SeparatorMenuItem());
        items.add(commands.openPicture().item());
        items.add(commands.pastePicture().item());
        return items;
    }

    /** Made when they are first looked at: the window opens sooner. */
    private void addThumbnails() {
        for (SamplePictures sample : SamplePictures.values()) {
            Optional<MenuItem> item =
                    picture.getItems().stream()
                            .filter(each -> ("picture-" + sample.id()).equals(each.getId()))
                            .filter(each -> each.getGraphic() == null)
                            .findFirst();
            if (item.isPresent()) {
                ImageView view = new ImageView();
                view.setFitWidth(THUMBNAIL);
                view.setFitHeight(THUMBNAIL);
                view.setSmooth(true);
                item.get().setGraphic(view);
                Thread.ofVirtual().start(() -> load(sample, view));
            }
        }
    }

    private static void load(SamplePictures sample, ImageView view) {
        Image image = image(sample.picture());
        javafx.application.Platform.runLater(
                () -> {
                    double side = Math.min(image.getWidth(), image.getHeight());
                    view.setViewport(
                            new javafx.geometry.Rectangle2D(
                                    (image.getWidth() - side) / 2,
                                    (image.getHeight() - side) / 2,
                                    side,
                                    side));
                    view.setImage(image);
                });
    }

    private static Image image(Picture picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        IntBuffer.wrap(picture.toArgb()),
                        picture.width());
        return image;
    }

    private List<MenuItem> weightItems(Commands commands) {
        seed.setId("seed");
        seed.setPrefColumnCount(8);
        seed.setOnAction(
                event -> {
                    chooseSeed();
                    weights.hide();
                });
        HBox line = new HBox(8, new Label("Seed"), seed);
        line.setAlignment(Pos.CENTER_LEFT);
        CustomMenuItem field = new CustomMenuItem(line, false);
        return List.of(
                field,
                commands.anotherSeed().item(),
                commands.openWeights().item(),
                commands.saveWeights().item());
    }

    private void chooseSeed() {
        OptionalLong typed = new Numeral(seed.getText()).whole();
        if (typed.isPresent()) {
            weightsFiles.seed(typed.getAsLong());
        } else {
            onRefusal.accept(
                    "A seed is a whole number of at most 18 digits, such as 7, not \""
                            + Sentence.quote(seed.getText())
                            + "\".");
        }
    }
}
