package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void losslessFormatsGiveTheirPixels(String format) throws IOException {
        Picture picture = PictureFile.read(TestFiles.write(TestFiles.fourColours(), format), "x");

        assertThat(picture.toArgb())
                .startsWith(0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF, 0xFF000000, 0xFFFFFF00)
                .endsWith(0xFFFFFFFF, 0xFF000000, 0xFFFFFF00)
                .hasSize(18);
        assertThat(picture.width()).isEqualTo(3);
    }

    @Test
    void jpegGivesItsColours() throws IOException {
        Picture picture =
                PictureFile.read(TestFiles.write(TestFiles.plain(16, 16, 0xC86432), "jpg"), "x");

        TestFiles.assertNear(picture.argb(8, 8), 0xC86432, 3);
    }

    @Test
    void filesAreToldByTheirContentAndNotTheirName() throws IOException {
        Path file = folder.resolve("really-a-gif.png");
        Files.write(file, TestFiles.write(TestFiles.fourColours(), "gif"));

        assertThat(PictureFile.read(file).height()).isEqualTo(6);
    }

    @Test
    void aSinglePixelIsAPicture() throws IOException {
        Picture picture =
                PictureFile.read(TestFiles.write(TestFiles.plain(1, 1, 0x123456), "png"), "x");

        assertThat(picture.toArgb()).containsExactly(0xFF123456);
    }

    @Test
    void transparencyIsLaidOverWhite() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0x80000000);

        Picture picture = PictureFile.read(TestFiles.write(image, "png"), "x");

        assertThat(picture.toArgb()).containsExactly(0xFFFFFFFF, 0xFF7F7F7F);
    }

    @Test
    void aPaletteWithTransparencyIsRead() throws IOException {
        byte[] red = {0, (byte) 255, 10};
        byte[] green = {0, 0, 20};
        byte[] blue = {0, 0, 30};
        IndexColorModel palette = new IndexColorModel(2, 3, red, green, blue, 0);
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 1, 2});

        for (String format : new String[] {"png", "gif"}) {
            assertThat(PictureFile.read(TestFiles.write(image, format), "x").toArgb())
                    .containsExactly(0xFFFFFFFF, 0xFFFF0000, 0xFF0A141E);
        }
    }

    @Test
    void greyKeepsItsValue() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 128);

        assertThat(PictureFile.read(TestFiles.write(image, "png"), "x").argb(0, 0))
                .isEqualTo(0xFF808080);
        TestFiles.assertNear(
                PictureFile.read(TestFiles.write(image, "jpg"), "x").argb(0, 0), 0x808080, 2);
    }

    @Test
    void sixteenBitsAreRoundedToEight() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x4040);
        assertThat(PictureFile.read(TestFiles.write(image, "png"), "x").argb(0, 0))
                .isEqualTo(0xFF404040);

        Picture colour = PictureFile.read(TestFiles.png16(new int[] {0xFFFF, 0x8080, 0x0101}), "x");
        assertThat(colour.argb(0, 0)).isEqualTo(0xFFFF8001);
    }

    @Test
    void aTransparentColourOfAnRgbPngIsLaidOverWhite() throws IOException {
        byte[] file = TestFiles.pngWithTransparentColour(0x0A141E);

        assertThat(PictureFile.read(file, "x").argb(0, 0)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void cmykJpegGivesTheInksColours() throws IOException {
        // 20 % cyan, no magenta, 60 % yellow, no black: a light yellow-green.
        byte[] plain = TestFiles.cmykJpeg(204, 255, 102, 255);
        byte[] adobe = TestFiles.withAdobeMarker(TestFiles.cmykJpeg(204, 255, 102, 255), 0);

        TestFiles.assertNear(PictureFile.read(plain, "x").argb(8, 8), 0xCCFF66, 3);
        TestFiles.assertNear(PictureFile.read(adobe, "x").argb(8, 8), 0xCCFF66, 3);
    }

    @Test
    void ycckJpegGivesTheInksColours() throws IOException {
        // ITU-T T.871's YCbCr of (51, 0, 153), which are 255 less the inverted inks 204, 255, 102.
        byte[] ycck = TestFiles.withAdobeMarker(TestFiles.cmykJpeg(33, 196, 141, 255), 2);

        TestFiles.assertNear(PictureFile.read(ycck, "x").argb(8, 8), 0xCCFF66, 4);
    }

    @Test
    void blackInkDarkens() throws IOException {
        TestFiles.assertNear(
                PictureFile.read(TestFiles.cmykJpeg(255, 255, 255, 51), "x").argb(8, 8),
                0x333333,
                3);
    }

    @Test
    void exifOrientationTurnsThePicture() throws IOException {
        BufferedImage image = TestFiles.plain(32, 16, 0x000000);
        for (int i = 0; i < 16 * 16; i++) {
            image.setRGB(i % 16, i / 16, 0xFFFFFF);
        }
        byte[] plain = TestFiles.write(image, "jpg");

        Picture turned = PictureFile.read(TestFiles.withOrientation(plain, 6), "x");

        assertThat(turned.width()).isEqualTo(16);
        assertThat(turned.height()).isEqualTo(32);
        TestFiles.assertNear(turned.argb(8, 4), 0xFFFFFF, 3);
        TestFiles.assertNear(turned.argb(8, 28), 0x000000, 3);
    }

    @Test
    void everyOrientationBringsTheSameCornerUp() {
        // Exif 2.3: where row 0 and column 0 of the stored picture lie when it stands upright.
        int[][] cornerOfStored = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
        Picture stored = Picture.ofArgb(2, 3, new int[] {0xFFFF0000, 0, 0, 0, 0, 0});
        for (int orientation = 1; orientation <= 8; orientation++) {
            Picture upright = Orientation.upright(stored, orientation);
            int[] corner = cornerOfStored[orientation - 1];
            int x = corner[0] * (upright.width() - 1);
            int y = corner[1] * (upright.height() - 1);
            assertThat(upright.argb(x, y)).as("orientation " + orientation).isEqualTo(0xFFFF0000);
        }
    }

    @Test
    void progressiveJpegIsRead() throws IOException {
        Picture picture = PictureFile.read(TestFiles.progressiveJpeg(20, 20, 0x306090), "x");

        TestFiles.assertNear(picture.argb(10, 10), 0x306090, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
    void aFileCutAnywhereSaysSoInOneSentence(String format) throws IOException {
        byte[] whole = TestFiles.write(TestFiles.fourColours(), format);
        assertThat(PictureFile.read(whole, "x").width()).isEqualTo(3);
        int spare = // what follows the pixels
                switch (format) {
                    case "png" -> 24;
                    case "bmp" -> 0;
                    default -> 2;
                };
        for (int length = 0; length < whole.length - spare; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PictureFile.read(cut, "cat." + format))
                    .as(length + " bytes")
                    .isInstanceOf(PictureException.class)
                    .hasMessageMatching("cat\\.\\w+ [^\\n]*; choose [^;.]*\\.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
    void aDamagedByteNeverEscapesAsAnotherError(String format) throws IOException {
        byte[] whole = TestFiles.write(TestFiles.fourColours(), format);
        for (int at = 0; at < Math.min(whole.length, 700); at++) {
            for (int value : new int[] {0, 0x7F, 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                try {
                    assertThat(PictureFile.read(damaged, "x").width()).isPositive();
                } catch (PictureException e) {
                    assertThat(e).hasMessageStartingWith("x ").hasMessageEndingWith(".");
                }
            }
        }
    }

    @Test
    void anEmptyFileSaysSo() {
        assertThatThrownBy(() -> PictureFile.read(new byte[0], "empty.png"))
                .isInstanceOf(PictureException.class)
                .hasMessage("empty.png is empty; choose a PNG, JPEG, WebP, BMP or GIF file.");
    }

    @Test
    void aTextFileIsNotAPicture() {
        assertThatThrownBy(
                        () ->
                                PictureFile.read(
                                        new ByteArrayInputStream(
                                                "hello, world".getBytes(StandardCharsets.UTF_8)),
                                        "a.png"))
                .isInstanceOf(PictureException.class)
                .hasMessage(
                        "a.png is not a picture that can be read;"
                                + " choose a PNG, JPEG, WebP, BMP or GIF file.");
    }

    @Test
    void aFolderAndAMissingFileSaySo() {
        assertThatThrownBy(() -> PictureFile.read(folder))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> PictureFile.read(folder.resolve("no.png")))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("no.png does not exist");
    }

    @Test
    void aPngThatClaimsTwoBillionPixelsASideIsRefused() {
        byte[] file = TestFiles.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE);

        assertThatThrownBy(() -> PictureFile.read(file, "huge.png"))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("huge.png says it is 2147483647 x 2147483647 pixels")
                .hasMessageContaining("1 to 65535 pixels a side");
    }

    @Test
    void aHugeProgressiveJpegIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] file = TestFiles.progressiveJpeg(8, 8, 0);
        TestFiles.setJpegSize(file, 60_000, 60_000);

        assertThatThrownBy(() -> PictureFile.read(file, "huge.jpg"))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("60000 x 60000")
                .hasMessageContaining("progressive");
    }

    @Test
    void sixteenThousandPixelsASideAreReadInBoundedMemory() throws IOException {
        Path file = folder.resolve("large.png");
        Files.write(file, TestFiles.whitePng(16_000, 16_000));

        Picture picture = PictureFile.read(file);

        assertThat((long) picture.width() * picture.height())
                .isLessThanOrEqualTo(Picture.MAX_PIXELS);
        assertThat(picture.width()).isEqualTo(picture.height()).isGreaterThan(1000);
        assertThat(picture.argb(500, 900)).isEqualTo(0xFFFFFFFF);
    }
}
