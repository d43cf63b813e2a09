package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files made for the tests. */
final class TestFiles {
    private static final int GREY = 0;
    private static final int RGB = 2;

    private TestFiles() {}

    static BufferedImage fourColours() {
        BufferedImage image = new BufferedImage(3, 6, BufferedImage.TYPE_INT_RGB);
        int[] rgb = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0x000000, 0xFFFF00};
        for (int y = 0; y < 6; y += 2) {
            image.setRGB(0, y, 3, 2, rgb, 0, 3);
        }
        return image;
    }

    static BufferedImage plain(int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    static byte[] write(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    static byte[] progressiveJpeg(int width, int height, int rgb) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return encode(writer, new IIOImage(plain(width, height, rgb), null, null), param);
    }

    /** Plain CMYK, as the JDK's writer leaves it: four components, no Adobe marker. */
    static byte[] cmykJpeg(int cyan, int magenta, int yellow, int black) throws IOException {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, new int[] {cyan, magenta, yellow, black});
        }
        ImageWriter writer = jdkJpegWriter();
        return encode(writer, new IIOImage(raster, null, null), writer.getDefaultWriteParam());
    }

    private static ImageWriter jdkJpegWriter() {
        var writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new IllegalStateException("no JPEG writer");
    }

    private static byte[] encode(ImageWriter writer, IIOImage image, ImageWriteParam param)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, image, param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Puts an Exif segment with only the orientation tag behind the start of image. */
    static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(jpeg, 0, 2);
        out.writeShort(0xFFE1);
        out.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        out.write("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1));
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** Puts an Adobe segment with this transform (0: none, 2: YCCK) behind the start of image. */
    static byte[] withAdobeMarker(byte[] jpeg, int transform) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e'});
        out.writeBytes(new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static void setJpegSize(byte[] jpeg, int width, int height) {
        for (int i = 2; ; i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | (jpeg[i + 3] & 0xFF))) {
            int marker = jpeg[i + 1] & 0xFF;
            if (marker == 0xC0 || marker == 0xC2) {
                jpeg[i + 5] = (byte) (height >> 8);
                jpeg[i + 6] = (byte) height;
                jpeg[i + 7] = (byte) (width >> 8);
                jpeg[i + 8] = (byte) width;
                return;
            }
        }
    }

    static byte[] png16(int[] rgb) {
        byte[] row = new byte[7];
        for (int i = 0; i < 3; i++) {
            row[1 + 2 * i] = (byte) (rgb[i] >> 8);
            row[2 + 2 * i] = (byte) rgb[i];
        }
        return png(1, 1, 16, RGB, new byte[0], out -> out.write(row));
    }

    static byte[] pngWithTransparentColour(int rgb) {
        byte[] row = {0, (byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
        byte[] colour = {0, row[1], 0, row[2], 0, row[3]};
        return png(1, 1, 8, RGB, colour, out -> out.write(row));
    }

    static byte[] pngHeader(int width, int height) {
        return png(width, height, 8, RGB, new byte[0], out -> out.write(new byte[1000]));
    }

    /** One bit a pixel, all white, so that the test is quick. */
    static byte[] whitePng(int width, int height) {
        byte[] row = new byte[1 + Math.ceilDiv(width, 8)];
        Arrays.fill(row, 1, row.length, (byte) 0xFF);
        Rows rows =
                out -> {
                    for (int y = 0; y < height; y++) {
                        out.write(row);
                    }
                };
        return png(width, height, 1, GREY, new byte[0], rows);
    }

    private interface Rows {
        void writeTo(OutputStream out) throws IOException;
    }

    private static byte[] png(
            int width, int height, int depth, int type, byte[] transparent, Rows rows) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {(byte) depth, (byte) type, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            if (transparent.length > 0) {
                chunk(out, "tRNS", transparent);
            }
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            try (OutputStream deflater = new DeflaterOutputStream(data)) {
                rows.writeTo(deflater);
            }
            chunk(out, "IDAT", data.toByteArray());
            chunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    static void assertNear(int argb, int rgb, int tolerance) {
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = Math.abs((argb >> shift & 0xFF) - (rgb >> shift & 0xFF));
            assertThat(difference)
                    .as("%06X is not near %06X", argb & 0xFFFFFF, rgb)
                    .isLessThanOrEqualTo(tolerance);
        }
    }
}
