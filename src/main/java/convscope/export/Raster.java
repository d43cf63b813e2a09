package convscope.export;

import convscope.diagram.Drawing;
import convscope.diagram.Ink;
import convscope.diagram.Mark;
import convscope.diagram.Outline;
import convscope.diagram.Palette;
import convscope.diagram.Pixels;
import convscope.diagram.Rect;
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

/** A drawing as an image. It needs neither a display nor the machine's fonts. */
public final class Raster {

    /** No side of an image is longer. */
    public static final int LONGEST = 16_000;

    private Raster() {}

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
        canvas.setColor(colour(palette, Ink.PAPER));
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(fitting, fitting);
        canvas.translate(-b.x(), -b.y());
        drawing.elements().forEach(e -> e.marks().forEach(mark -> paint(canvas, mark, palette)));
        canvas.dispose();
        return image;
    }

    private static void paint(Graphics2D canvas, Mark mark, Palette palette) {
        switch (mark) {
            case Mark.Shape shape -> shape(canvas, shape, palette);
            case Mark.Text text -> text(canvas, text, palette);
            case Mark.Picture picture -> picture(canvas, picture);
        }
    }

    private static void shape(Graphics2D canvas, Mark.Shape shape, Palette palette) {
        Path2D path = path(shape.outline());
        Ink fill = shape.fill();
        if (fill != null) {
            canvas.setColor(colour(palette, fill));
            canvas.fill(path);
        }
        Ink stroke = shape.stroke();
        if (stroke != null) {
            float[] dashes = shape.dashed() ? new float[] {5, 4} : null;
            canvas.setColor(colour(palette, stroke));
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

    private static void text(Graphics2D canvas, Mark.Text text, Palette palette) {
        canvas.setColor(colour(palette, text.ink()));
        AffineTransform before = canvas.getTransform();
        canvas.translate(text.x(), text.y());
        canvas.scale(text.size(), text.size());
        for (int letter : text.text().codePoints().toArray()) {
            canvas.fill(path(text.face().outline(letter)));
            canvas.translate(text.face().advance(letter), 0);
        }
        canvas.setTransform(before);
    }

    private static void picture(Graphics2D canvas, Mark.Picture picture) {
        Rect at = picture.at();
        AffineTransform place = AffineTransform.getTranslateInstance(at.x(), at.y());
        place.scale(at.width() / picture.pixels().width(), at.height() / picture.pixels().height());
        canvas.drawImage(image(picture.pixels()), place, null);
    }

    private static BufferedImage image(Pixels pixels) {
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
        return image;
    }

    /** {@return the pixels as a PNG in a data URL} */
    static String dataUrl(Pixels pixels) {
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

    private static Path2D path(Outline outline) {
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

    private static Color colour(Palette palette, Ink ink) {
        return new Color(palette.argb(ink), true);
    }
}
