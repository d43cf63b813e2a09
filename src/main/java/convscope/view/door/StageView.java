package convscope.view.door;

import convscope.diagram.Diagram;
import convscope.diagram.Drawing;
import convscope.diagram.Element;
import convscope.diagram.Ink;
import convscope.diagram.Palette;
import convscope.diagram.Rect;
import convscope.diagram.Viewport;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.lesson.Parts;
import convscope.lesson.TensorSheet;
import convscope.lesson.Travel;
import convscope.model.Design;
import convscope.model.Path;
import convscope.rewrite.DerivationStep;
import convscope.view.drawing.DrawingPainter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A derivation as a film: on the left the block, on the right its tensors, one colour a path. A
 * position between two stops shows both on the way.
 */
final class StageView extends Region {

    private static final double SPLIT = 0.42;
    private static final double MARGIN = 10;
    private static final double WORDS = 120;

    private final Canvas canvas = new Canvas();
    private final DrawingPainter painter = new DrawingPainter(canvas.getGraphicsContext2D());
    private List<Stop> stops = List.of();
    private List<List<Travel>> travels = List.of();
    private List<Map<Path, Path>> followers = List.of();
    private @Nullable Parts parts;
    private Palette palette = Palette.LIGHT;
    private double position;

    /** A design of the derivation, drawn. */
    private record Stop(Drawing drawing, TensorSheet tensors) {

        static Stop of(Design design) {
            Lowered lowered = Lowered.of(design);
            Graph graph = lowered.graph();
            return new Stop(Diagram.of(lowered), TensorSheet.of(graph));
        }
    }

    StageView() {
        getChildren().add(canvas);
        setMinSize(200, 120);
        getStyleClass().add("door-stage");
    }

    /** Another derivation, from its first stop; none where there are no parts. */
    void load(Design first, List<DerivationStep> steps, @Nullable Parts along) {
        parts = along;
        List<Stop> drawn = new ArrayList<>();
        List<List<Travel>> moving = new ArrayList<>();
        List<Map<Path, Path>> following = new ArrayList<>();
        if (along != null) {
            drawn.add(Stop.of(first));
            for (int i = 0; i < steps.size(); i++) {
                DerivationStep step = steps.get(i);
                drawn.add(Stop.of(step.after()));
                moving.add(
                        Travel.of(
                                along.stages().get(i),
                                step.rewriting().there().moves(),
                                drawn.get(i).tensors,
                                drawn.get(i + 1).tensors));
                following.add(follow(step));
            }
        }
        stops = List.copyOf(drawn);
        travels = List.copyOf(moving);
        followers = List.copyOf(following);
        position = 0;
        draw();
    }

    /** Where a block that owns tensors goes: where its first tensor goes. */
    private static Map<Path, Path> follow(DerivationStep step) {
        Map<Path, Path> follow = new HashMap<>();
        step.rewriting()
                .there()
                .moves()
                .forEach(
                        move ->
                                follow.putIfAbsent(
                                        owner(move.from().tensor()), owner(move.to().tensor())));
        return follow;
    }

    private static Path owner(String tensor) {
        return new Path(tensor).parent();
    }

    void use(Palette changed) {
        palette = changed;
        painter.use(changed);
        draw();
    }

    /**
     * Shows a stop, or the way from one to the next.
     *
     * @param at from 0 to the number of steps
     */
    void show(double at) {
        position = at;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        draw();
    }

    private void draw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        painter.clear(width, height);
        if (stops.isEmpty()) {
            return;
        }
        int from = (int) Math.min(Math.floor(position), stops.size() - 1);
        double part = position - from;
        double split = Math.floor(width * SPLIT);
        if (part == 0 || from + 1 >= stops.size()) {
            rest(stops.get(from), split, height);
        } else {
            move(stops.get(from), stops.get(from + 1), followers.get(from), ease(part), split);
        }
        tensors(from, part == 0 ? 0 : ease(part), split + MARGIN, width - split - 2 * MARGIN);
    }

    private static double ease(double part) {
        return part * part * (3 - 2 * part);
    }

    private void rest(Stop stop, double width, double height) {
        painter.paint(stop.drawing, viewport(stop, width), width, height);
    }

    private Viewport viewport(Stop stop, double width) {
        return Viewport.whole(stop.drawing.bounds(), width, canvas.getHeight());
    }

    private void move(Stop a, Stop b, Map<Path, Path> follow, double part, double width) {
        Viewport before = viewport(a, width);
        Viewport after = viewport(b, width);
        double scale = before.scale() + (after.scale() - before.scale()) * part;
        for (Element element : a.drawing.elements()) {
            Optional<Element.Node> goal = goal(element, b.drawing, follow);
            Rect start = before.toView(element.bounds());
            Rect end = goal.map(node -> after.toView(node.bounds())).orElse(start);
            double opacity = goal.isPresent() ? 1 - part : Math.max(0, 1 - 2 * part);
            painter.paint(
                    element,
                    between(start.centreX(), end.centreX(), part),
                    between(start.centreY(), end.centreY(), part),
                    goal.isPresent() ? scale : before.scale(),
                    opacity);
        }
        for (Element element : b.drawing.elements()) {
            Rect end = after.toView(element.bounds());
            painter.paint(
                    element,
                    end.centreX(),
                    end.centreY(),
                    after.scale(),
                    Math.max(0, 2 * part - 1));
        }
    }

    private static Optional<Element.Node> goal(
            Element element, Drawing there, Map<Path, Path> follow) {
        return element instanceof Element.Node node && follow.containsKey(node.path())
                ? there.find(follow.getOrDefault(node.path(), node.path()))
                : Optional.empty();
    }

    private static double between(double a, double b, double part) {
        return a + (b - a) * part;
    }

    private void tensors(int from, double part, double left, double width) {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setTransform(1, 0, 0, 1, 0, 0);
        double x = left + WORDS;
        double across = width - WORDS;
        double down = canvas.getHeight() - 2 * MARGIN;
        Stop a = stops.get(from);
        words(pen, a.tensors, left, down, 1 - part);
        boxes(pen, a.tensors, x, across, down, 1 - part);
        if (part > 0) {
            Stop b = stops.get(from + 1);
            words(pen, b.tensors, left, down, part);
            boxes(pen, b.tensors, x, across, down, part);
        }
        if (part > 0) {
            for (Travel travel : travels.get(from)) {
                fill(pen, travel.at(part), colour(travel.path()), x, across, down);
            }
        } else if (parts != null) {
            for (Parts.Patch patch : parts.stages().get(from)) {
                a.tensors
                        .rect(patch.region())
                        .ifPresent(rect -> fill(pen, rect, colour(patch.path()), x, across, down));
            }
        }
    }

    private void words(
            GraphicsContext pen, TensorSheet sheet, double left, double down, double opacity) {
        pen.setGlobalAlpha(opacity);
        pen.setFont(Font.font("Inter", 13));
        pen.setFill(Color.web(palette.hex(Ink.MUTED)));
        for (TensorSheet.Row row : sheet.rows()) {
            double middle = MARGIN + (row.top() + row.height() / 2) * down;
            pen.fillText(row.says(), left, middle + 4, WORDS - 8);
        }
        pen.setGlobalAlpha(1);
    }

    private void boxes(
            GraphicsContext pen,
            TensorSheet sheet,
            double x,
            double across,
            double down,
            double opacity) {
        pen.setGlobalAlpha(opacity);
        pen.setLineWidth(1);
        for (Rect box : sheet.boxes().values()) {
            pen.setFill(Color.web(palette.hex(Ink.TAG)));
            pen.fillRect(
                    x + box.x() * across,
                    MARGIN + box.y() * down,
                    box.width() * across,
                    box.height() * down);
            pen.setStroke(Color.web(palette.hex(Ink.KERNEL)));
            pen.strokeRect(
                    x + box.x() * across,
                    MARGIN + box.y() * down,
                    box.width() * across,
                    box.height() * down);
        }
        pen.setGlobalAlpha(1);
    }

    private static void fill(
            GraphicsContext pen, Rect rect, Color colour, double x, double across, double down) {
        pen.setFill(colour);
        pen.fillRect(
                x + rect.x() * across,
                MARGIN + rect.y() * down,
                Math.max(1, rect.width() * across),
                Math.max(1, rect.height() * down));
    }

    /** Neighbouring paths differ in hue and in lightness, so that their border is seen. */
    private Color colour(int path) {
        int count = parts == null ? 1 : parts.colours();
        boolean dark = palette.equals(Palette.DARK);
        double light = (path % 2 == 0 ? 0.92 : 0.72) - (dark ? 0 : 0.08);
        return Color.hsb(360.0 * path / Math.max(1, count), 0.62, light, 0.9);
    }
}
