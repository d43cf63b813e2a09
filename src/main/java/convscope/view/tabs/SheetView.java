package convscope.view.tabs;

import convscope.picture.AtlasLayout;
import convscope.picture.FeatureMaps;
import convscope.picture.MapAtlas;
import convscope.picture.MapScaling;
import convscope.picture.Sheet;
import convscope.picture.SheetFit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** All maps of a node as one image, with a cursor on the chosen channel. */
public final class SheetView extends Region {

    /** Maps at least so large on screen bear their channel's number. */
    private static final double LABELLED = 44;

    private final ImageView image = new ImageView();
    private final Pane labels = new Pane();
    private final Rectangle cursor = frame();
    private final Pane content = new Pane(image, labels, cursor);
    private final ScrollPane scroll = new ScrollPane(content);
    private final double least;
    private @Nullable Drawing drawing;
    private @Nullable MapAtlas atlas;
    private double scale = 1;
    private int chosen = -1;
    private Consumer<Optional<MapAtlas.Hit>> onHover = hit -> {};
    private IntConsumer onChoose = channel -> {};
    private IntConsumer onOpen = channel -> {};

    /** What was last asked for, kept for when the size changes. */
    private record Drawing(FeatureMaps maps, int[] order, MapScaling scaling, boolean dark) {

        /** Values are not compared: other maps are other objects. */
        @SuppressWarnings("ReferenceEquality")
        boolean same(Drawing other) {
            return maps == other.maps
                    && dark == other.dark
                    && scaling.equals(other.scaling)
                    && Arrays.equals(order, other.order);
        }
    }

    /**
     * @param least a map's shorter side has at least so many pixels on screen, else it scrolls
     */
    public SheetView(double least) {
        this.least = least;
        labels.setMouseTransparent(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.skinProperty().subscribe(skin -> paintAtOnce());
        getChildren().add(scroll);
        getStyleClass().add("map-sheet");
        setFocusTraversable(true);
        setMinSize(40, 40);
        content.setOnMouseMoved(this::hover);
        content.setOnMouseExited(event -> onHover.accept(Optional.empty()));
        content.setOnMouseClicked(this::click);
        setOnKeyPressed(this::key);
    }

    /** A scroll pane paints into a copy of its own first, which pays for what rarely changes. */
    private void paintAtOnce() {
        Node viewport = scroll.lookup(".viewport");
        if (viewport != null) {
            viewport.setCache(false);
        }
    }

    public void show(FeatureMaps maps, int[] order, MapScaling scaling, boolean dark) {
        Drawing wanted = new Drawing(maps, order.clone(), scaling, dark);
        if (drawing == null || !wanted.same(drawing)) {
            drawing = wanted;
            draw();
        }
    }

    /** {@return what is drawn, for its colours and ranges} */
    public Optional<MapAtlas> atlas() {
        return Optional.ofNullable(atlas);
    }

    /** Puts the cursor on a channel; on none below 0. */
    public void choose(int channel) {
        chosen = channel;
        placeCursor();
    }

    public void setOnHover(Consumer<Optional<MapAtlas.Hit>> handler) {
        onHover = handler;
    }

    /** Called when the user moves the cursor. */
    public void setOnChoose(IntConsumer handler) {
        onChoose = handler;
    }

    /** Called when the user clicks a map or presses Enter. */
    public void setOnOpen(IntConsumer handler) {
        onOpen = handler;
    }

    /** {@return the middle of a channel's map on the screen, for tests and tooltips} */
    public Point2D centre(int channel) {
        MapAtlas drawn = java.util.Objects.requireNonNull(atlas);
        int place = place(channel);
        AtlasLayout layout = drawn.layout();
        return content.localToScreen(
                (layout.left(place) + layout.cellWidth() / 2.0) * scale,
                (layout.top(place) + layout.cellHeight() / 2.0) * scale);
    }

    @Override
    protected void layoutChildren() {
        if (scroll.getWidth() != getWidth() || scroll.getHeight() != getHeight()) {
            scroll.resizeRelocate(0, 0, getWidth(), getHeight());
            draw();
        }
    }

    private void draw() {
        if (drawing == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        FeatureMaps maps = drawing.maps;
        AtlasLayout any = AtlasLayout.of(drawing.order.length, maps.height(), maps.width(), 1);
        SheetFit fit = SheetFit.of(any, getWidth() - 2, getHeight() - 2, least);
        MapAtlas fresh =
                MapAtlas.of(maps, drawing.order, drawing.scaling, fit.layout(), drawing.dark);
        atlas = fresh;
        scale = fit.scale();
        double dense = density();
        Sheet sheet =
                Sheets.reduced(
                        fresh.sheet(0),
                        (int) Math.max(1, Math.round(fit.width() * dense)),
                        (int) Math.max(1, Math.round(fit.height() * dense)));
        image.setImage(Sheets.image(sheet));
        image.setFitWidth(fit.width());
        image.setFitHeight(fit.height());
        image.setSmooth(scale < 1);
        content.setPrefSize(fit.width(), fit.height());
        content.setMinSize(fit.width(), fit.height());
        scroll.setVbarPolicy(
                fit.scrolls()
                        ? ScrollPane.ScrollBarPolicy.ALWAYS
                        : ScrollPane.ScrollBarPolicy.NEVER);
        label(fresh);
        placeCursor();
    }

    /** Pixels of the screen a unit; 1 where there is no window, as while one closes. */
    private double density() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void label(MapAtlas fresh) {
        AtlasLayout layout = fresh.layout();
        labels.getChildren().clear();
        if (Math.min(layout.cellWidth(), layout.cellHeight()) * scale < LABELLED) {
            return;
        }
        for (int place = 0; place < layout.count(); place++) {
            double x = layout.left(place) * scale;
            double y = layout.top(place) * scale;
            Text number = new Text(x + 3, y + 12, Integer.toString(fresh.channelAt(place)));
            number.setFont(Letters.plain(11));
            number.setFill(Color.WHITE);
            Rectangle plate = new Rectangle(x, y, number.getLayoutBounds().getWidth() + 6, 15);
            plate.setFill(Color.gray(0, 0.55));
            labels.getChildren().addAll(plate, number);
        }
    }

    private void placeCursor() {
        int place = atlas == null ? -1 : place(chosen);
        cursor.setVisible(place >= 0);
        if (place >= 0 && atlas != null && drawing != null) {
            AtlasLayout layout = atlas.layout();
            cursor.setX(layout.left(place) * scale);
            cursor.setY(layout.top(place) * scale);
            cursor.setWidth(layout.cellWidth() * scale);
            cursor.setHeight(layout.cellHeight() * scale);
            cursor.setStroke(Inks.of(drawing.dark).chosen());
        }
    }

    private int place(int channel) {
        if (drawing != null) {
            for (int place = 0; place < drawing.order.length; place++) {
                if (drawing.order[place] == channel) {
                    return place;
                }
            }
        }
        return -1;
    }

    private Optional<MapAtlas.Hit> hit(MouseEvent event) {
        return atlas().flatMap(
                        drawn ->
                                drawn.hit(
                                        (int) Math.floor(event.getX() / scale),
                                        (int) Math.floor(event.getY() / scale)));
    }

    private void hover(MouseEvent event) {
        onHover.accept(hit(event));
    }

    private void click(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            hit(event)
                    .ifPresent(
                            hit -> {
                                onChoose.accept(hit.channel());
                                onOpen.accept(hit.channel());
                            });
        }
    }

    private void key(KeyEvent event) {
        if (atlas == null) {
            return;
        }
        int columns = atlas.layout().columns();
        switch (event.getCode()) {
            case RIGHT -> step(1);
            case LEFT -> step(-1);
            case DOWN -> step(columns);
            case UP -> step(-columns);
            case ENTER -> onOpen.accept(Math.max(0, chosen));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        MapAtlas drawn = java.util.Objects.requireNonNull(atlas);
        int here = place(chosen);
        int next = here < 0 ? 0 : here + by;
        if (next >= 0 && next < drawn.layout().count()) {
            onChoose.accept(drawn.channelAt(next));
            reveal(next);
        }
    }

    private void reveal(int place) {
        double hidden = content.getMinHeight() - scroll.getViewportBounds().getHeight();
        if (atlas != null && hidden > 0) {
            double middle = (atlas.layout().top(place) + atlas.layout().cellHeight() / 2.0) * scale;
            double top = middle - scroll.getViewportBounds().getHeight() / 2;
            scroll.setVvalue(Math.clamp(top / hidden, 0, 1));
        }
    }

    private static Rectangle frame() {
        Rectangle frame = new Rectangle();
        frame.setFill(null);
        frame.setStrokeType(StrokeType.OUTSIDE);
        frame.setStrokeWidth(2.5);
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        return frame;
    }
}
