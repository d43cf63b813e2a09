package convscope.says;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest
    @CsvSource({
        "'a\u2028b', aU+2028b",
        "'a\u2029b', aU+2029b",
        "'a\u202Eb', aU+202Eb",
        "'a\u001Eb', aU+001Eb",
        "'a\nb', aU+000Ab",
        "'a\u0085b', aU+0085b",
        "'a\u00A0b', aU+00A0b",
        "'a\u200Bb', aU+200Bb",
        "'a\u3164b', aU+3164b",
        "'a\uD800b', aU+D800b",
        "'a\uDB40\uDC41b', aU+E0041b",
    })
    void whatCannotBeSeenIsNamed(String text, String seen) {
        assertThat(Sentence.of(text).text()).isEqualTo(seen);
    }

    @Test
    void everyScriptStaysAsItIs() {
        String names = "Größe 网络 شبكة רשת \uD83D\uDE00 e\u0301";
        assertThat(Sentence.of(names).text()).isEqualTo(names);
    }

    @Test
    void aLongNameLosesItsMiddleAndTheRestStays() {
        String said =
                Sentence.of(
                                "/"
                                        + "folder/".repeat(100)
                                        + "x.json: $.body: 3 is too few; 4 is legal")
                        .text();
        assertThat(said)
                .hasSizeLessThanOrEqualTo(Sentence.LONGEST)
                .startsWith("/folder/")
                .contains("x.json: ")
                .endsWith(": $.body: 3 is too few; 4 is legal");
    }

    @Test
    void manyWordsLoseTheirMiddle() {
        String said = Sentence.of("The place: " + "word ".repeat(200) + "is legal.").text();
        assertThat(said)
                .hasSizeBetween(280, Sentence.LONGEST)
                .startsWith("The place: word ")
                .contains("word ... word")
                .endsWith(" word is legal.");
    }

    @Test
    void noPairOfSurrogatesIsCut() {
        for (int i = 0; i < 4; i++) {
            String said = Sentence.of("x".repeat(i) + "\uD83D\uDE00".repeat(400)).text();
            assertThat(said).hasSizeLessThanOrEqualTo(Sentence.LONGEST).isEqualTo(Legible.of(said));
        }
    }

    @Test
    void whatIsPutBehindStaysWhole() {
        String said = Sentence.of("word ".repeat(100)).and(" (--help says more)").text();
        assertThat(said).hasSizeLessThanOrEqualTo(Sentence.LONGEST).endsWith(" (--help says more)");
    }

    @Test
    void aQuoteIsShort() {
        assertThat(Sentence.quote("a".repeat(50_000))).isEqualTo("a".repeat(37) + "...");
        assertThat(Sentence.quote("short")).isEqualTo("short");
    }
}
