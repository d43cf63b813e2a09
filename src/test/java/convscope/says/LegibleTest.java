package convscope.says;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv1",
                "\u6b8b\u5dee\u7f51\u7edc",
                "\u0637\u0628\u0642\u0629",
                "\u05e9\u05dc\u05d5\u05dd 3x3",
                "Gr\u00f6\u00dfe \u015f",
                "e\u0301",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937",
                "\ud83d\udc69\u200d\ud83d\udd2c",
                "\u2764\ufe0f\u200d\ud83d\udd25",
                "1\ufe0f\u20e3",
                "\ud83c\uddea\ud83c\uddfa",
                "\u7b2c\u3000\u4e00",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f"
            })
    void whatASpeakerWritesStays(String text) {
        assertThat(Legible.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'ab\u202ecd', abU+202Ecd",
        "'a\u200db', aU+200Db",
        "'a\ufe0fb', aU+FE0Fb",
        "'conv\u200b', convU+200B",
        "'a\u0007b', aU+0007b",
        "'a\u00adb', aU+00ADb",
        "'a\u2028b', aU+2028b",
        "'\u3164', U+3164",
        "'a\uffffb', aU+FFFFb",
        "'a\ue000', aU+E000",
        "'a\u2066b\u2069', aU+2066bU+2069"
    })
    void whatIsNotSeenStandsAsItsCode(String text, String shown) {
        assertThat(Legible.of(text)).isEqualTo(shown);
    }

    @Test
    void halfAPairStandsAsItsCode() {
        assertThat(Legible.of("a" + (char) 0xD83D)).isEqualTo("aU+D83D");
    }
}
