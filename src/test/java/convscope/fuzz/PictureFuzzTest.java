package convscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.picture.OpenedPicture;
import convscope.picture.PictureException;
import convscope.picture.PictureFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged pictures are pictures still, or one sentence: nothing else. */
class PictureFuzzTest {
    private static final int COUNT = Integer.getInteger("fuzz.count", 1000);
    private static final long SEED = Long.getLong("fuzz.seed", 11);
    private static final List<String> SOUND =
            List.of(
                    "png-rgb-8.png",
                    "png-palette-4-transparent-interlaced.png",
                    "png-grey-2-transparent.png",
                    "png-grey-alpha-16.png",
                    "png-turn-6.png",
                    "jpeg-420.jpg",
                    "jpeg-progressive.jpg",
                    "jpeg-restart.jpg",
                    "jpeg-cmyk-adobe-2.jpg",
                    "jpeg-profile.jpg",
                    "turn-be-long-6.jpg",
                    "gif-placed-interlaced-transparent.gif",
                    "gif-local-colours.gif",
                    "webp-lossy-alpha.webp",
                    "webp-lossless-alpha.webp",
                    "webp-turn-6.webp");

    @Test
    void aMutantIsAPictureOrOneSentence() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            String name = SOUND.get(i % SOUND.size());
            byte[] mutant = mutant(sound(name), random);
            try {
                OpenedPicture opened = PictureFile.open(mutant, name);
                assertThat(opened.picture().width()).isPositive();
                opened.warning().ifPresent(warning -> assertSentence(name, warning));
            } catch (PictureException refused) {
                assertSentence(name, refused.getMessage());
            } catch (RuntimeException | Error escaped) {
                throw new AssertionError("mutant " + i + " of " + name, escaped);
            }
        }
    }

    private static void assertSentence(String name, String message) {
        assertThat(message)
                .startsWith(name + " ")
                .endsWith(".")
                .hasSizeLessThanOrEqualTo(300)
                .doesNotContain("\n", "javax", "Exception");
    }

    private static byte[] sound(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        PictureFuzzTest.class.getResourceAsStream("/pictures/" + name))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] mutant(byte[] sound, Random random) {
        byte[] mutant = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(mutant.length);
            int length = random.nextInt(1, 9);
            switch (random.nextInt(6)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt(256);
                case 2 -> mutant[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 3 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                case 4 -> mutant = without(mutant, at, Math.min(mutant.length, at + length));
                default -> {
                    int from = random.nextInt(mutant.length);
                    int count = Math.min(length, mutant.length - Math.max(from, at));
                    System.arraycopy(mutant, from, mutant, at, count);
                }
            }
        }
        return mutant;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] rest = Arrays.copyOf(bytes, Math.max(1, bytes.length - (to - from)));
        System.arraycopy(bytes, to, rest, from, Math.min(bytes.length - to, rest.length - from));
        return rest;
    }
}
