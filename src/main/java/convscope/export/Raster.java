package convscope.export;

import convscope.diagram.Drawing;
import convscope.diagram.Ink;
import convscope.diagram.Mark;
import convscope.diagram.Outline;
import convscope.diagram.Palette;
import convscope.diagram.RasterImage;
import convscope.diagram.Rect;
import convscope.diagram.TextRun;
import convscope.diagram.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A drawing as an image. It needs no display, and the machine's fonts only for letters that the
 * program's typeface lacks.
 */
public final class Raster {

    /** No side of an image is longer. */
    public static final int LONGEST = 16_000;

    private final Graphics2D canvas;
    private final Palette palette;
    private final SystemLetters system = SystemLetters.ofThisMachine();

    private Raster(Graphics2D canvas, Palette palette) {
        this.canvas = canvas;
        this.palette = palette;
    }

    /**
     * {@return the drawing on the palette's paper}
     *
     * @param scale pixels per unit; less is taken where a side would exceed {@value #LONGEST}
     */
    public static BufferedImage of(Drawing drawing, Palette palette, double scale) {
        Rect b = drawing.bounds();
        double fitting = Math.min(scale, LONGEST / Math.max(b.width(), b.height()));
        BufferedImage image =
                new BufferedImage(
                        Math.max(1, (int) Math.ceil(b.width() * fitting)),
                        Math.max(1, (int) Math.ceil(b.height() * fitting)),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(palette.argb(Ink.PAPER), true));
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(fitting, fitting);
        canvas.translate(-b.x(), -b.y());
        Raster raster = new Raster(canvas, palette);
        drawing.elements().forEach(element -> element.marks().forEach(raster::paint));
        canvas.dispose();
        return image;
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Shape shape -> shape(shape);
            case Mark.Text text -> text(text);
            case Mark.Picture picture -> picture(picture);
        }
    }

    private void shape(Mark.Shape shape) {
        Path2D path = path(shape.outline());
        Ink fill = shape.fill();
        if (fill != null) {
            canvas.setColor(colour(fill));
            canvas.fill(path);
        }
        Ink stroke = shape.stroke();
        if (stroke != null) {
            float[] dashes = shape.dashed() ? new float[] {5, 4} : null;
            canvas.setColor(colour(stroke));
            canvas.setStroke(
                    new BasicStroke(
                            (float) shape.thickness(),
                            BasicStroke.CAP_BUTT,
                            BasicStroke.JOIN_ROUND,
                            10,
                            dashes,
                            0));
            canvas.draw(path);
        }
    }

    private void text(Mark.Text text) {
        canvas.setColor(colour(text.ink()));
        AffineTransform before = canvas.getTransform();
        canvas.translate(text.x(), text.y());
        canvas.scale(text.size(), text.size());
        for (TextRun run : text.face().runs(text.text())) {
            switch (run) {
                case TextRun.Own own -> letters(own, text.face());
                case TextRun.Foreign foreign -> {
                    canvas.fill(system.outline(foreign, text.face()));
                    canvas.translate(foreign.width(), 0);
                }
            }
        }
        canvas.setTransform(before);
    }

    private void letters(TextRun.Own run, Typeface face) {
        for (int letter : run.text().codePoints().toArray()) {
            canvas.fill(path(face.outline(letter)));
            canvas.translate(face.advance(letter), 0);
        }
    }

    private void picture(Mark.Picture picture) {
        Rect at = picture.at();
        AffineTransform place = AffineTransform.getTranslateInstance(at.x(), at.y());
        place.scale(at.width() / picture.pixels().width(), at.height() / picture.pixels().height());
        canvas.drawImage(image(picture.pixels()), place, null);
    }

    private static BufferedImage image(RasterImage pixels) {
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
        return image;
    }

    /** {@return the pixels as a PNG in a data URL} */
    static String dataUrl(RasterImage pixels) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image(pixels)));
    }

    /** {@return the image as a PNG; made in memory, for there may be no temporary folder} */
    public static byte[] png(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Path2D path(Outline outline) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Outline.Segment segment : outline.segments()) {
            switch (segment) {
                case Outline.Move to -> path.moveTo(to.x(), to.y());
                case Outline.Line to -> path.lineTo(to.x(), to.y());
                case Outline.Cubic to ->
                        path.curveTo(to.x1(), to.y1(), to.x2(), to.y2(), to.x(), to.y());
                case Outline.Close close -> path.closePath();
            }
        }
        return path;
    }

    private Color colour(Ink ink) {
        return new Color(palette.argb(ink), true);
    }
}
