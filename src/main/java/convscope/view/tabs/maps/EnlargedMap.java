package convscope.view.tabs.maps;

import convscope.picture.FeatureMaps;
import convscope.picture.MapAtlas;
import convscope.picture.MapScaling;
import convscope.picture.ValueRange;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Legend;
import convscope.view.tabs.MapPicture;
import convscope.view.tabs.Numerals;
import convscope.view.tabs.Sheets;
import convscope.view.tabs.TabValues;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** One map, large, beside the picture that the design saw. */
final class EnlargedMap extends StackPane {

    private final ImageView map = new ImageView();
    private final ImageView picture = new ImageView();
    private final Rectangle location = new Rectangle();
    private final Pane pictureLayer = new Pane(picture, location);
    private final Label title = new Label();
    private final Label numbers = new Label();
    private final Label under = new Label();
    private final Legend legend = new Legend();
    private @Nullable FeatureMaps maps;
    private @Nullable TabValues shown;
    private int node;
    private int channel;
    private Runnable onClose = () -> {};
    private IntConsumer onStep = by -> {};

    EnlargedMap() {
        getStyleClass().add("enlarged-map");
        setId("enlarged-map");
        setFocusTraversable(true);
        title.getStyleClass().addAll("heading", "enlarged-title");
        under.getStyleClass().add("enlarged-text");
        numbers.getStyleClass().add("tab-text");
        Button close = new Button("Close (Esc)");
        close.setOnAction(event -> onClose.run());
        VBox words = new VBox(8, title, numbers, legend, under, new Label("← → next map"), close);
        words.setAlignment(Pos.TOP_LEFT);
        words.setMinWidth(310);
        HBox all = new HBox(16, new StackPane(map), pictureLayer, words);
        all.setAlignment(Pos.CENTER);
        all.setPadding(new Insets(12));
        getChildren().add(all);
        location.setFill(null);
        location.setStrokeWidth(2);
        location.setVisible(false);
        picture.setSmooth(true);
        map.setOnMouseMoved(this::hover);
        map.setOnMouseExited(event -> leave());
        setOnMouseClicked(
                event -> {
                    if (equals(event.getTarget()) || all.equals(event.getTarget())) {
                        onClose.run();
                    }
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void setOnClose(Runnable handler) {
        onClose = handler;
    }

    /** Called with 1 for the next map, -1 for the one before. */
    void setOnStep(IntConsumer handler) {
        onStep = handler;
    }

    void show(TabValues what, int ofNode, FeatureMaps all, int ofChannel, MapScaling scaling) {
        shown = what;
        maps = all;
        node = ofNode;
        channel = ofChannel;
        MapAtlas one = MapAtlas.of(all, new int[] {ofChannel}, scaling, 1, what.dark());
        ValueRange range = one.rangeAt(0);
        map.setImage(Sheets.image(MapPicture.of(all, ofChannel, one.colours(), range)));
        map.setSmooth(false);
        picture.setImage(Sheets.image(what.result().seen()));
        setStyle("-fx-background-color: " + (what.dark() ? "#0d1117" : "#ffffff") + ";");
        location.setStroke(Inks.of(what.dark()).chosen());
        legend.show(
                one.colours(),
                Optional.of(range),
                all.range(ofChannel),
                all.statistics(ofChannel).notFinite() > 0,
                what.dark());
        title.setText(what.channel(ofNode, ofChannel) + " of " + all.channels());
        numbers.setText(Numerals.statistics(all.statistics(ofChannel)));
        leave();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (maps != null) {
            double side = Math.max(80, Math.min(getHeight() - 30, (getWidth() - 400) / 2));
            fit(map, side, maps.width(), maps.height());
            fit(picture, side, picture.getImage().getWidth(), picture.getImage().getHeight());
            pictureLayer.setPrefSize(picture.getFitWidth(), picture.getFitHeight());
            pictureLayer.setMaxSize(picture.getFitWidth(), picture.getFitHeight());
        }
        super.layoutChildren();
    }

    private static void fit(ImageView view, double side, double width, double height) {
        double scale = side / Math.max(width, height);
        view.setFitWidth(width * scale);
        view.setFitHeight(height * scale);
    }

    private void hover(MouseEvent event) {
        FeatureMaps all = Objects.requireNonNull(maps);
        double cell = map.getFitWidth() / all.width();
        int column = Math.clamp((int) (event.getX() / cell), 0, all.width() - 1);
        int row = Math.clamp((int) (event.getY() / cell), 0, all.height() - 1);
        under.setText(
                String.format(
                        Locale.ROOT,
                        "row %d, column %d: %s",
                        row,
                        column,
                        Numerals.value(all.value(channel, row, column))));
        double x = picture.getFitWidth() / all.width();
        double y = picture.getFitHeight() / all.height();
        location.setX(column * x - 1);
        location.setY(row * y - 1);
        location.setWidth(x + 2);
        location.setHeight(y + 2);
        location.setVisible(true);
    }

    private void leave() {
        under.setText("Point at the map to read it.");
        location.setVisible(false);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
            onClose.run();
        } else if (event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.DOWN) {
            onStep.accept(1);
        } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.UP) {
            onStep.accept(-1);
        } else {
            return;
        }
        event.consume();
    }

    /** {@return the channel on show} */
    int channel() {
        return channel;
    }

    /** {@return the node on show} */
    int node() {
        return node;
    }

    /** {@return what is on show, if anything} */
    Optional<TabValues> shown() {
        return Optional.ofNullable(shown);
    }
}
