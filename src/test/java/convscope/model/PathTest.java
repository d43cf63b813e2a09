package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", ".a", "a.", "..", "a..b", "深い.🙂"})
    void aTextAndItsPathSayTheSame(String text) {
        Path path = new Path(text);
        assertThat(path.text()).isEqualTo(text);
        assertThat(path.length()).isEqualTo(text.length());
        assertThat(path).isEqualTo(new Path(text)).hasSameHashCodeAs(new Path(text));
    }

    @Test
    void aPathIsEqualHoweverItWasMade() {
        Path made = Path.ROOT.child("resnext1").child("conv2");
        assertThat(made).isEqualTo(new Path("resnext1.conv2")).isNotEqualTo(new Path("conv2"));
        assertThat(made.parent()).isEqualTo(new Path("resnext1"));
        assertThat(made.name()).isEqualTo("conv2");
        assertThat(Path.ROOT.parent()).isEqualTo(Path.ROOT);
    }

    @Test
    void whatStandsInsideIsWithin() {
        Path inner = new Path("a.bc.d");
        assertThat(inner.isWithin(Path.ROOT)).isTrue();
        assertThat(inner.isWithin(inner)).isTrue();
        assertThat(inner.isWithin(new Path("a.bc"))).isTrue();
        assertThat(inner.isWithin(new Path("a.b"))).isFalse();
        assertThat(new Path("a").isWithin(inner)).isFalse();
    }

    @Test
    void aMillionNamesTakeNoStack() {
        String text = "a.".repeat(1_000_000) + "b";
        assertThat(new Path(text).text()).isEqualTo(text);
    }

    @Test
    void aSentenceShowsBothEndsOfALongPath() {
        Path path = new Path("stem." + "n".repeat(500) + ".conv1");
        assertThat(path.brief())
                .startsWith("stem.nnn")
                .endsWith("nnn.conv1")
                .hasSizeBetween(70, 80);
        assertThat(new Path("a.b").brief()).isEqualTo("a.b");
    }
}
