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
