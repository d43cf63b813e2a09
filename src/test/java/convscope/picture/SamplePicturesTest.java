package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplePicturesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everySampleIsPackaged(SamplePictures sample) {
        assertThat(sample.picture().width()).isGreaterThanOrEqualTo(224);
        assertThat(sample.title()).isNotBlank();
        assertThat(SamplePictures.byName(sample.id())).contains(sample);
    }

    @Test
    void theCatComesFirst() {
        assertThat(SamplePictures.ids()).startsWith("cat", "coffee", "astronaut", "rocket");
        assertThat(SamplePictures.byName("chelsea")).contains(SamplePictures.CAT);
        assertThat(SamplePictures.byName("dog")).isEmpty();
    }

    @Test
    void theLicencesLieBesideThePhotographs() {
        assertThat(SamplePictures.class.getResource("README.md")).isNotNull();
    }

    @Test
    void anImpulseIsOnePixelOfA56PixelInput() {
        float[] values = PictureInputTest.values(SamplePictures.IMPULSE.picture(), 1, 56, 56);
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        assertThat(sum).isEqualTo(1);
        assertThat(values[28 * 56 + 28]).isEqualTo(1);
    }
}
