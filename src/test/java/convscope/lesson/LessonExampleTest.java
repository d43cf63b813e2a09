package convscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LessonExampleTest {

    @Test
    void aMistakeBreaksAnEquivalence() {
        // @start region=example
        Scene scene = Scene.FIRST;
        Scene broken = scene.toggling(Mistake.RELU);
        assertThat(broken.sound()).hasSameSizeAs(broken.columns());
        assertThat(broken.columns()).isNotEqualTo(broken.sound());
        // @end
    }
}
