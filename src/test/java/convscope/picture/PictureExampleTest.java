package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class PictureExampleTest {

    @Test
    void aPictureBecomesATensor() {
        // @start region=example
        Picture picture = SamplePictures.GRADIENT.picture();
        try (INDArray tensor = PictureInput.tensor(picture, 3, 8, 8)) {
            Statistics statistics = Statistics.of(tensor);
            assertThat(statistics.count()).isEqualTo(3 * 8 * 8);
            assertThat(statistics.notFinite()).isZero();
        }
        // @end
    }
}
