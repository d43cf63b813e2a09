package convscope.view.drawing;

import convscope.diagram.Drawing;
import convscope.diagram.Element;
import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Heat;
import convscope.diagram.HeatColours;
import convscope.diagram.Ink;
import convscope.diagram.Mark;
import convscope.diagram.Outline;
import convscope.diagram.Palette;
import convscope.diagram.RasterImage;
import convscope.diagram.Rect;
import convscope.diagram.Slot;
import convscope.diagram.Viewport;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Paints drawings on a canvas. */
public final class DrawingPainter {

    private static final double BEYOND = 60;
    private static final double COLD = -1;
    private static final double BAND = 5;

    private final GraphicsContext canvas;
    private final LetterPainter letters;
    private Map<Ink, Color> colours = Map.of();
    private HeatColours heats = HeatColours.of(Palette.LIGHT);

    public DrawingPainter(GraphicsContext canvas) {
        this.canvas = canvas;
        letters = new LetterPainter(canvas);
    }

    public void use(Palette palette) {
        Map<Ink, Color> changed = new HashMap<>();
        for (Ink ink : Ink.values()) {
            changed.put(ink, Color.web(palette.hex(ink)));
        }
        colours = Map.copyOf(changed);
        heats = HeatColours.of(palette);
    }

    private Color colour(Ink ink) {
        return colours.getOrDefault(ink, Color.BLACK);
    }

    public void clear(double width, double height) {
        canvas.setTransform(1, 0, 0, 1, 0, 0);
        canvas.setFill(colour(Ink.PAPER));
        canvas.fillRect(0, 0, width, height);
    }

    /** Paints what lies in the view. */
    public void paint(Drawing drawing, Viewport viewport, double width, double height) {
        paint(drawing, Heat.NONE, viewport, width, height);
    }

    /** Paints what lies in the view, each box as warm as the time that it took. */
    public void paint(Drawing drawing, Heat heat, Viewport viewport, double width, double height) {
        canvas.setTransform(viewport.scale(), 0, 0, viewport.scale(), viewport.dx(), viewport.dy());
        canvas.setLineCap(StrokeLineCap.BUTT);
        canvas.setLineJoin(StrokeLineJoin.ROUND);
        Rect seen =
                new Rect(
                                -viewport.dx() / viewport.scale(),
                                -viewport.dy() / viewport.scale(),
                                width / viewport.scale(),
                                height / viewport.scale())
                        .grown(BEYOND);
        double most = Math.max(1, heat.most());
        for (int at = 0; at < drawing.elements().size(); at++) {
            Element element = drawing.elements().get(at);
            if (element.bounds().grown(1).overlaps(seen)) {
                OptionalLong time = heat.of(at);
                double warmth = time.isPresent() ? time.getAsLong() / most : COLD;
                if (element instanceof Node node && warmth >= 0) {
                    band(node, warmth);
                }
                boolean frame = element instanceof Node node && node.isContainer();
                element.marks().forEach(mark -> mark(mark, frame ? COLD : warmth));
            }
        }
    }

    /** Around a box; copies that are not drawn have none of their own. */
    private void band(Node node, double warmth) {
        Rect around = node.bounds().grown(BAND);
        boolean round =
                node.form() == Form.MERGE && node.bounds().width() == node.bounds().height();
        double arc = round ? around.height() : 2 * BAND + 8;
        canvas.setFill(opaque(heats.band(warmth)));
        canvas.fillRoundRect(around.x(), around.y(), around.width(), around.height(), arc, arc);
        if (node.form() == Form.MORE) {
            Rect inside = node.bounds();
            canvas.setFill(opaque(heats.ground(Ink.BOX, warmth)));
            canvas.fillRoundRect(inside.x(), inside.y(), inside.width(), inside.height(), 10, 10);
        }
    }

    /**
     * Paints one element somewhere else than it lies.
     *
     * @param x where its middle comes to lie, in pixels
     * @param y where its middle comes to lie, in pixels
     * @param scale pixels per unit of the drawing
     * @param opacity from 0 to 1
     */
    public void paint(Element element, double x, double y, double scale, double opacity) {
        Rect bounds = element.bounds();
        canvas.setTransform(
                scale, 0, 0, scale, x - bounds.centreX() * scale, y - bounds.centreY() * scale);
        canvas.setGlobalAlpha(opacity);
        element.marks().forEach(mark -> mark(mark, COLD));
        canvas.setGlobalAlpha(1);
    }

    /** Marks a node as what is wrong. */
    public void culprit(Node node, Viewport viewport) {
        canvas.setTransform(viewport.scale(), 0, 0, viewport.scale(), viewport.dx(), viewport.dy());
        Rect ring = node.bounds().grown(4);
        canvas.setLineDashes();
        canvas.setStroke(colour(Ink.FAULT));
        canvas.setLineWidth(Math.max(3, 2.5 / viewport.scale()));
        canvas.strokeRoundRect(ring.x(), ring.y(), ring.width(), ring.height(), 16, 16);
    }

    private void mark(Mark mark, double warmth) {
        switch (mark) {
            case Mark.Shape shape -> shape(shape, warmth);
            case Mark.Text text -> {
                canvas.setFill(colour(text.ink()));
                letters.paint(text);
            }
            case Mark.Picture picture -> {
                Rect at = picture.at();
                canvas.setImageSmoothing(false);
                canvas.drawImage(image(picture.pixels()), at.x(), at.y(), at.width(), at.height());
            }
        }
    }

    private void shape(Mark.Shape shape, double warmth) {
        trace(shape.outline());
        Ink fill = shape.fill();
        if (fill != null) {
            canvas.setFill(warmth < 0 ? colour(fill) : opaque(heats.ground(fill, warmth)));
            canvas.fill();
        }
        Ink stroke = shape.stroke();
        if (stroke != null) {
            canvas.setStroke(colour(stroke));
            canvas.setLineWidth(shape.thickness());
            if (shape.dashed()) {
                canvas.setLineDashes(5, 4);
            } else {
                canvas.setLineDashes();
            }
            canvas.stroke();
        }
    }

    private void trace(Outline outline) {
        canvas.beginPath();
        for (Outline.Segment segment : outline.segments()) {
            switch (segment) {
                case Outline.Move to -> canvas.moveTo(to.x(), to.y());
                case Outline.Line to -> canvas.lineTo(to.x(), to.y());
                case Outline.Cubic to ->
                        canvas.bezierCurveTo(to.x1(), to.y1(), to.x2(), to.y2(), to.x(), to.y());
                case Outline.Close close -> canvas.closePath();
            }
        }
    }

    /** Marks a node: lightly under the pointer, plainly where it is chosen. */
    public void ring(Node node, boolean chosen, boolean focused, double scale) {
        double gap = node.isContainer() ? 2 : 3;
        Rect ring = node.bounds().grown(gap);
        double thickness = Math.max(chosen ? 3 : 2, (chosen ? 2.2 : 1.5) / scale);
        Color accent = colour(Ink.ACCENT);
        canvas.setLineDashes();
        canvas.setStroke(chosen ? accent : accent.deriveColor(0, 1, 1, 0.5));
        canvas.setLineWidth(thickness);
        double arc = node.bounds().height() <= 24 && !node.isContainer() ? 16 : 18;
        canvas.strokeRoundRect(ring.x(), ring.y(), ring.width(), ring.height(), arc, arc);
        if (chosen && focused && !node.isContainer()) {
            canvas.setFill(accent.deriveColor(0, 1, 1, 0.12));
            canvas.fillRoundRect(ring.x(), ring.y(), ring.width(), ring.height(), arc, arc);
        }
    }

    /** How a "+" looks. */
    public enum Plus {
        AT_REST,
        OFFERED,
        CHOSEN
    }

    public void slot(Slot slot, Plus look) {
        double r = look == Plus.AT_REST ? Slot.RADIUS - 0.5 : Slot.RADIUS + 2;
        double arm = look == Plus.AT_REST ? 3.5 : 5;
        Color accent = colour(Ink.ACCENT);
        double x = slot.at().x();
        double y = slot.at().y();
        canvas.setLineDashes();
        canvas.setFill(look == Plus.CHOSEN ? accent : colour(Ink.PAPER));
        canvas.fillOval(x - r, y - r, 2 * r, 2 * r);
        canvas.setStroke(look == Plus.AT_REST ? colour(Ink.FRAME) : accent);
        canvas.setLineWidth(1.3);
        canvas.strokeOval(x - r, y - r, 2 * r, 2 * r);
        canvas.setStroke(
                switch (look) {
                    case AT_REST -> colour(Ink.MUTED);
                    case OFFERED -> accent;
                    case CHOSEN -> colour(Ink.PAPER);
                });
        canvas.setLineWidth(1.6);
        canvas.strokeLine(x - arm, y, x + arm, y);
        canvas.strokeLine(x, y - arm, x, y + arm);
    }

    /** The border of the whole view, where the keyboard's focus is. */
    public void focus(double width, double height) {
        canvas.setTransform(1, 0, 0, 1, 0, 0);
        canvas.setLineDashes();
        canvas.setStroke(colour(Ink.ACCENT));
        canvas.setLineWidth(2);
        canvas.strokeRect(1, 1, width - 2, height - 2);
    }

    private static Color opaque(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    private static WritableImage image(RasterImage pixels) {
        WritableImage image = new WritableImage(pixels.width(), pixels.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        pixels.width(),
                        pixels.height(),
                        PixelFormat.getIntArgbInstance(),
                        pixels.argb(),
                        0,
                        pixels.width());
        return image;
    }
}
