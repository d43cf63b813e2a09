package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.picture.Picture;
import convscope.picture.PictureFile;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stand-in for the clipboard, which notes what of it was taken. */
class ClipTest {

    private static final String HTML = "<img src=\"http://example.invalid/cat.png\">";

    private final Map<String, Object> content = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int asked;
    private Optional<Clip.Pixels> pixels = Optional.empty();

    private final Clip.Board board =
            new Clip.Board() {
                @Override
                public Set<String> types() {
                    asked++;
                    return content.keySet();
                }

                @Override
                public @Nullable Object data(String type) {
                    taken.add(type);
                    return content.get(type);
                }

                @Override
                public Optional<Clip.Pixels> pixels() {
                    return pixels;
                }
            };

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void htmlThatNamesAPictureIsNotFollowed() {
        content.put(Clip.Board.HTML, HTML);
        assertThat(Clip.of(board)).isEqualTo(new Clip.Address());
        assertThat(Clip.picture(board)).isEqualTo(new Clip.Address());
        assertThat(taken).isEmpty();
    }

    @Test
    void whoeverOwnsTheClipboardIsAskedOnceWhatThereIs() {
        content.put(Clip.Board.TEXT, "words");
        content.put("image/png", bytes("png"));
        Clip.of(board);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void pixelsThatAreOfferedBesideHtmlAndNotGivenAreNotFetchedElsewhere() {
        content.put(Clip.Board.HTML, HTML);
        content.put(Clip.Board.PIXELS, "");
        assertThat(Clip.picture(board)).isEqualTo(new Clip.Address());
    }

    @Test
    void aDraggedAddressIsNoFile() {
        content.put(Clip.Board.ADDRESSES, "http://example.invalid/cat.png");
        assertThat(Clip.of(board)).isEqualTo(new Clip.Address());
    }

    @Test
    void aPictureBesideHtmlIsTakenAsItsBytes() {
        content.put(Clip.Board.HTML, HTML);
        content.put("image/png", bytes("png"));
        assertThat(Clip.of(board))
                .isInstanceOfSatisfying(
                        Clip.Encoded.class,
                        clip -> assertThat(clip.picture().encoded()).asString().isEqualTo("png"));
        assertThat(taken).containsExactly("image/png");
    }

    @Test
    void blocksComeBeforeAPictureAndOtherTextBehindIt() {
        content.put("image/png", bytes("png"));
        content.put(Clip.Board.TEXT, "  [{\"conv\": {}}]");
        assertThat(Clip.of(board)).isInstanceOf(Clip.Text.class);
        content.put(Clip.Board.TEXT, "a caption");
        assertThat(Clip.of(board)).isInstanceOf(Clip.Encoded.class);
        content.remove("image/png");
        assertThat(Clip.of(board)).isEqualTo(new Clip.Text("a caption"));
    }

    @Test
    void aCopiedFileIsTakenByItsPath() {
        content.put(Clip.Board.TEXT, "/tmp/cat.png");
        content.put(Clip.Board.FILES, new String[] {"/tmp/cat.png"});
        assertThat(Clip.of(board)).isEqualTo(new Clip.File(Path.of("/tmp/cat.png")));
    }

    @Test
    void nothingOfUseIsNothing() {
        content.put("application/x-something", bytes("?"));
        assertThat(Clip.of(board)).isEqualTo(new Clip.Nothing());
    }

    @Test
    void barePixelsBecomeAPictureWithTheirColours() throws Exception {
        pixels =
                Optional.of(
                        new Clip.Pixels(2, 1, IntBuffer.wrap(new int[] {0xFF102030, 0xFFFFFFFF})));
        content.put(Clip.Board.PIXELS, "");
        Clip.Pixels clip = (Clip.Pixels) Clip.picture(board);
        Picture picture = PictureFile.read(clip.encoded().encoded(), "pasted");
        assertThat(picture.toArgb()).containsExactly(0xFF102030, 0xFFFFFFFF);
    }
}
