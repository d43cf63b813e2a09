package convscope.view.door;

import convscope.analysis.Analysis;
import convscope.analysis.NumberText;
import convscope.bench.Timings;
import convscope.diagram.Diagram;
import convscope.diagram.Drawing;
import convscope.diagram.Palette;
import convscope.diagram.Viewport;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.lesson.Column;
import convscope.model.Path;
import convscope.view.drawing.DrawingPainter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One design of several side by side: heading, drawing, totals. */
final class ColumnView extends VBox {

    private static final double NARROW = 480;

    private final Label heading = new Label();
    private final Canvas canvas = new Canvas();
    private final DrawingPainter painter = new DrawingPainter(canvas.getGraphicsContext2D());
    private final Pane frame = new Pane(canvas);
    private final Label weights = new Label();
    private final Label cost = new Label();
    private @Nullable Column column;
    private @Nullable Drawing drawing;
    private List<Path> culprits = List.of();

    ColumnView() {
        super(2);
        setAlignment(Pos.TOP_CENTER);
        heading.getStyleClass().addAll("heading", "door-heading");
        weights.getStyleClass().add("door-total");
        cost.getStyleClass().add("door-total");
        frame.setMinSize(60, 60);
        frame.setPrefSize(60, 60);
        VBox.setVgrow(frame, Priority.ALWAYS);
        frame.layoutBoundsProperty().subscribe(this::draw);
        getChildren().setAll(heading, frame, weights, cost);
        getStyleClass().add("door-column");
    }

    void show(Column shown, List<Path> faults, @Nullable Timings timings, Palette palette) {
        painter.use(palette);
        if (!shown.equals(column)) {
            column = shown;
            drawing = Diagram.of(Lowered.of(shown.figure()));
            heading.setText(shown.heading());
            totals(Lowered.of(shown.design()));
        }
        culprits = faults;
        String macs = cost.getUserData() instanceof String text ? text : "";
        cost.setText(
                timings == null
                        ? macs
                        : macs + String.format(Locale.ROOT, "   %.2f ms", timings.median()));
        draw();
    }

    /** Whether the drawing is there, or heading and totals alone. */
    void unfold(boolean drawn) {
        frame.setVisible(drawn);
        frame.setManaged(drawn);
    }

    /** {@return how wide the drawing is against others, with room for the totals} */
    double breadth() {
        return drawing == null ? NARROW : Math.max(NARROW, drawing.bounds().width());
    }

    private void totals(Lowered lowered) {
        Analysis analysis = Analysis.of(lowered);
        long kernels = lowered.graph().nodes().stream().mapToLong(ColumnView::kernelWeights).sum();
        weights.setText(
                "%s weights, %s parameters"
                        .formatted(
                                NumberText.exact(kernels),
                                NumberText.exact(analysis.total().parameters())));
        cost.setUserData(NumberText.exact(analysis.total().macs()) + " MACs");
    }

    private static long kernelWeights(Node node) {
        return node.op() instanceof Op.Conv2d conv
                ? (long) conv.out() * (conv.in() / conv.groups()) * conv.kernel().area()
                : 0;
    }

    private void draw() {
        double width = Math.floor(frame.getWidth());
        double height = Math.floor(frame.getHeight());
        Drawing shown = drawing;
        if (shown == null || width < 1 || height < 1) {
            return;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        painter.clear(width, height);
        Viewport viewport = Viewport.whole(shown.bounds(), width, height);
        painter.paint(shown, viewport, width, height);
        shown.nodes()
                .filter(node -> culprits.contains(node.path()))
                .forEach(node -> painter.culprit(node, viewport));
    }
}
