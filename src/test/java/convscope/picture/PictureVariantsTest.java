package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of file that src/test/scripts/pictures.py makes, with the pixels it must give. */
class PictureVariantsTest {

    /** The colours over white as hexadecimal digits, six a pixel, row by row. */
    record Variant(String file, int width, int height, int mayBeOff, String colours) {
        static Variant of(String line) {
            String[] fields = line.split("\t", -1);
            return new Variant(
                    fields[0],
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    fields[4]);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Variant> variants() throws IOException {
        return new String(bytes("expected.tsv"), StandardCharsets.US_ASCII)
                .lines()
                .map(Variant::of);
    }

    static byte[] bytes(String file) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        PictureVariantsTest.class.getResourceAsStream("/pictures/" + file))) {
            return stream.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void givesItsPixels(Variant variant) throws IOException {
        OpenedPicture opened = PictureFile.open(bytes(variant.file()), variant.file());

        assertThat(opened.warning()).isEmpty();
        assertThat(opened.picture().width()).isEqualTo(variant.width());
        assertThat(opened.picture().height()).isEqualTo(variant.height());
        int[] argb = opened.picture().toArgb();
        for (int i = 0; i < argb.length; i++) {
            int wanted = Integer.parseInt(variant.colours(), 6 * i, 6 * i + 6, 16);
            for (int shift = 0; shift < 24; shift += 8) {
                int off = Math.abs((argb[i] >> shift & 0xFF) - (wanted >> shift & 0xFF));
                if (off > variant.mayBeOff()) {
                    assertThat(String.format(Locale.ROOT, "%06x", argb[i] & 0xFFFFFF))
                            .as("%d, %d", i % variant.width(), i / variant.width())
                            .isEqualTo(String.format(Locale.ROOT, "%06x", wanted));
                }
            }
        }
    }
}
