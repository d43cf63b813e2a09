package convscope.says;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaysExampleTest {

    @Test
    void whatWasThrownIsToldInASentence() {
        // @start region=example
        Failure failure = Failure.of(new OutOfMemoryError("Java heap space"));
        assertThat(failure.sentence().text()).hasSizeLessThanOrEqualTo(Sentence.LONGEST);
        assertThat(failure.details()).contains("Java heap space");
        assertThat(Legible.of("a\u0007")).doesNotContain("\u0007");
        // @end
    }
}
