package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomDesignsTest {

    @Test
    void oneSeedGivesOneDesign() {
        assertThat(RandomDesigns.legal(5)).isEqualTo(RandomDesigns.legal(5));
        assertThat(RandomDesigns.sound(5)).isEqualTo(RandomDesigns.sound(5));
    }

    @Test
    void soundDesignsFitTogetherAndComputeSomething() {
        assertThat(LongStream.range(0, 40).mapToObj(RandomDesigns::sound))
                .allSatisfy(
                        design -> {
                            Lowered lowered = Lowered.of(design);
                            assertThat(lowered.complete()).isTrue();
                            assertThat(lowered.graph().nodes()).isNotEmpty();
                        });
    }
}
