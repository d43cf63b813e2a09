package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file of which only what follows the pixels is missing opens, and says so; any other does not.
 */
class FilesWithoutEndTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "png-rgb-8.png",
                "png-rgba-16-interlaced.png",
                "png-grey-1-interlaced.png",
                "gif-whole.gif",
                "gif-interlaced.gif"
            })
    void allPixelsOrNone(String file) throws IOException {
        byte[] whole = PictureVariantsTest.bytes(file);
        Picture picture = PictureFile.read(whole, "x");
        int end = file.endsWith("png") ? 12 : 2;

        for (int missing = 1; missing < whole.length - 8; missing++) {
            byte[] cut = Arrays.copyOf(whole, whole.length - missing);
            if (missing <= end || opens(cut)) {
                OpenedPicture opened = PictureFile.open(cut, "x");
                boolean trailer = file.endsWith("gif") && missing == 1;
                assertThat(opened.picture()).as(missing + " bytes").isEqualTo(picture);
                assertThat(opened.warning().orElse(""))
                        .isEqualTo(
                                trailer
                                        ? ""
                                        : "x lacks its end; all of the picture could be read.");
            }
        }
    }

    private static boolean opens(byte[] cut) throws IOException {
        try {
            PictureFile.open(cut, "x");
            return true;
        } catch (PictureException e) {
            assertThat(e).hasMessageContaining("is cut short");
            return false;
        }
    }
}
