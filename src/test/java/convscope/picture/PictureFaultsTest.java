package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that once were read wrongly, took minutes, or were not told to be damaged. */
class PictureFaultsTest {

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private static byte[] fault(String file) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        PictureFaultsTest.class.getResourceAsStream("/faults/pictures/" + file))) {
            return stream.readAllBytes();
        }
    }

    private static OpenedPicture open(String file) throws IOException {
        return PictureFile.open(fault(file), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exif_long_be.jpg", "exif_extra.png"})
    void orientationIsFoundAsLongAndInPng(String file) throws IOException {
        Picture picture = open(file).picture();

        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(96);
        TestFiles.assertNear(picture.argb(0, 0), 0x010EE9, 3);
    }

    @Test
    void noadobe2HasInksAsBrowsersTakeThem() throws IOException {
        TestFiles.assertNear(open("noadobe2.jpg").picture().argb(0, 0), 0x0000C8, 3);
    }

    @Test
    void off2LiesOnItsCanvas() throws IOException {
        Picture picture = open("off2.gif").picture();

        assertThat(picture.width()).isEqualTo(20);
        assertThat(picture.height()).isEqualTo(16);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 20; x++) {
                boolean inFrame = x >= 5 && x < 13 && y >= 4 && y < 12;
                if (!inFrame) {
                    assertThat(picture.argb(x, y)).isEqualTo(0xFFFFFFFF);
                }
            }
        }
        assertThat(picture.argb(5, 4)).isEqualTo(0xFFFF0000);
    }

    @Test
    void g2tIsTransparentInTwoBitsOfGrey() throws IOException {
        int[] argb = open("g2t.png").picture().toArgb();

        assertThat(argb[2]).isEqualTo(0xFFFFFFFF);
        assertThat(argb[0]).isEqualTo(0xFF000000);
    }

    @Test
    void trunc2OpensWithAWordOfWarning() throws IOException {
        OpenedPicture opened = open("trunc2.jpg");

        assertThat(opened.picture().width()).isEqualTo(96);
        assertThat(opened.warning())
                .contains(
                        "trunc2.jpg lacks the marker at its end;"
                                + " all of the picture could be read.");
    }

    @Test
    void aJpegCutInItsRowsIsRefused() throws IOException {
        byte[] whole = fault("trunc2.jpg");
        for (int missing = 1; missing < 12; missing++) {
            byte[] cut = Arrays.copyOf(whole, whole.length - missing);
            assertThatThrownBy(() -> PictureFile.open(cut, "x.jpg"))
                    .as(missing + " bytes")
                    .hasMessage(
                            "x.jpg is cut short: the end of its JPEG data is missing;"
                                    + " choose a whole file.");
        }
    }

    @Test
    void aCutPictureSaysSo() {
        assertThatThrownBy(() -> open("01-cut.jpg"))
                .isInstanceOf(PictureException.class)
                .hasMessageStartingWith("01-cut.jpg is cut short");
    }

    @Test
    void aScanOfOneByteIsDamagedAndNotGrey() {
        assertThatThrownBy(() -> open("10-scan-of-one-byte.jpg"))
                .isInstanceOf(PictureException.class)
                .hasMessage("10-scan-of-one-byte.jpg is a damaged JPEG file; choose a sound one.");
    }

    @Test
    void aGigapixelIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> open("06-gif-1-gigapixel.gif"))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("says it is 65535 x 16384 pixels")
                .hasMessageContaining("up to 268 million pixels");
    }

    @Test
    void twoHundredScansAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> open("06-progressive-200-scans.jpg"))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("8192 x 8192 pixels in 201 scans")
                .hasMessageContaining("of up to 2147 million");
    }

    @Test
    void whatIsNotReadOfJpegIsNamed() throws IOException {
        byte[] file = PictureVariantsTest.bytes("jpeg-420.jpg");
        int frame = startOfFrame(file);
        byte[] arithmetic = with(file, frame, 0xC9);
        byte[] lossless = with(file, frame, 0xC3);
        byte[] twelve = with(file, frame + 3, 12);

        assertRefused(arithmetic, "x is coded arithmetically; choose a JPEG with Huffman codes.");
        assertRefused(lossless, "x is a lossless or hierarchical JPEG; choose a usual one.");
        assertRefused(twelve, "x has samples of 12 bits; choose a JPEG with 8 bits.");
    }

    @Test
    void coloursBeyondThePaletteAreBlack() throws IOException {
        Picture png = open("palette-of-2.png").picture();
        Picture bmp = open("palette-of-2.bmp").picture();

        assertThat(png.toArgb()).containsExactly(0xFF102030, 0xFFF0E0D0, 0xFF000000, 0xFF000000);
        assertThat(bmp).isEqualTo(png);
    }

    @Test
    void onlyTheLowBitsOfATransparentGreyCount() throws IOException {
        assertThat(open("clear-0x4005-of-8.png").picture().toArgb())
                .containsExactly(0xFF040404, 0xFFFFFFFF);
        assertThat(open("clear-0x4005-of-4.png").picture().toArgb())
                .containsExactly(0xFF444444, 0xFFFFFFFF);
    }

    @Test
    void whatIsNotReadOfBmpAndGifIsNamed() throws IOException {
        assertRefused(
                with(fault("palette-of-2.bmp"), 28, 2),
                "x has 2 bits a pixel; legal are 1, 4, 8, 16, 24 and 32.");
        assertRefused(fault("no-colours.gif"), "x has no table of colours; choose a GIF with one.");
    }

    @Test
    void orientationOfDamagedExifIsNotBelieved() throws IOException {
        byte[] turned = TestFiles.withOrientation(PictureVariantsTest.bytes("jpeg-420.jpg"), 6);
        int upright = PictureFile.read(with(turned, 31, 1), "x").width();

        assertThat(PictureFile.read(turned, "x").height()).isEqualTo(upright);
        assertThat(PictureFile.read(with(turned, 15, 43), "x").width()).isEqualTo(upright);
        assertThat(PictureFile.read(with(turned, 29, 0), "x").width()).isEqualTo(upright);
    }

    @Test
    void aScanWithoutAComponentIsDamagedAndNotGrey() throws IOException {
        byte[] file = PictureVariantsTest.bytes("jpeg-420.jpg");
        byte[] other = with(file, startOfFrame(file) + 9, 77);

        assertRefused(other, "x is a damaged JPEG file; choose a sound one.");
    }

    @Test
    void aGifFrameThatEndsEarlyIsCutShort() throws IOException {
        byte[] file = PictureVariantsTest.bytes("gif-whole.gif");
        byte[] early = with(file, 37, 0b101_100); // the codes to start anew and to end

        assertRefused(
                early, "x is cut short: the end of its GIF data is missing; choose a whole file.");
    }

    @Test
    void aPaletteThatDoesNotFitItsChecksumIsDamaged() throws IOException {
        byte[] file = PictureVariantsTest.bytes("png-palette-4.png");
        byte[] other = with(file, 8 + 25 + 8, file[8 + 25 + 8] ^ 1);

        assertRefused(other, "x is a damaged PNG file; choose a sound one.");
    }

    @Test
    void aDecoderThatReadsOnAfterTheEndIsStopped() throws IOException {
        try (PictureStream stream = PictureStream.of(new byte[0])) {
            assertThatThrownBy(() -> readOn(stream))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the decoder reads on after the end");
        }
    }

    private static void readOn(PictureStream stream) throws IOException {
        for (int i = 0; i < 1 << 20; i++) {
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    private static void assertRefused(byte[] file, String sentence) {
        assertThatThrownBy(() -> PictureFile.open(file, "x"))
                .isInstanceOf(PictureException.class)
                .hasMessage(sentence);
    }

    private static byte[] with(byte[] file, int at, int value) {
        byte[] other = file.clone();
        other[at] = (byte) value;
        return other;
    }

    /** {@return where the second byte of a baseline frame's marker stands} */
    private static int startOfFrame(byte[] jpeg) {
        for (int at = 2; ; at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF))) {
            if ((jpeg[at + 1] & 0xFF) == 0xC0) {
                return at + 1;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg-420.jpg",
                "jpeg-progressive.jpg",
                "png-rgb-8.png",
                "gif-whole.gif",
                "webp-lossy.webp",
                "webp-lossless.webp"
            })
    void anInterruptedThreadStopsReading(String file) throws IOException {
        byte[] bytes = PictureVariantsTest.bytes(file);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> PictureFile.open(bytes, file))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("Reading " + file + " was stopped.");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
