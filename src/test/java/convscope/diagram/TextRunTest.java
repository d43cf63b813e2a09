package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRunTest {

    private static final String HELLO = "\u05e9\u05dc\u05d5\u05dd";
    private static final String LAYER = "\u0637\u0628\u0642\u0629";
    private static final String SCIENTIST = "\ud83d\udc69\u200d\ud83d\udd2c";

    private static List<String> seen(String text) {
        return Typeface.REGULAR.runs(text).stream().map(TextRun::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "conv1", "Gr\u00f6\u00dfe \u015f", "\u0441\u043b\u043e\u0439"})
    void lettersOfTheTypefaceAreOneRun(String text) {
        assertThat(Typeface.REGULAR.runs(text)).singleElement().isInstanceOf(TextRun.Own.class);
    }

    @Test
    void aSquareLetterTakesAnEm() {
        assertThat(Typeface.REGULAR.width("\u5377\u79ef\u5c42", 12)).isEqualTo(36);
        assertThat(Typeface.SEMIBOLD.width("\u5377\u79ef\u5c42", 12)).isEqualTo(36);
    }

    @Test
    void aLineThatIsReadFromTheLeftStaysSoAroundLettersFromTheRight() {
        assertThat(seen("conv_" + HELLO + " 3x3, 64")).containsExactly("conv_", HELLO, " 3x3, 64");
    }

    @Test
    void aLineOfLettersFromTheRightBeginsThere() {
        assertThat(seen(LAYER + " 3")).containsExactly("3 ", LAYER);
        assertThat(Typeface.REGULAR.runs(LAYER + " 3").getLast())
                .isInstanceOfSatisfying(
                        TextRun.Foreign.class, run -> assertThat(run.rightToLeft()).isTrue());
    }

    @Test
    void anEmojiOfManyCharactersIsOneLetter() {
        TextRun.Foreign run = (TextRun.Foreign) Typeface.REGULAR.runs(SCIENTIST).getFirst();
        assertThat(run.clusters()).containsExactly(SCIENTIST);
        assertThat(run.width()).isLessThan(1.5);
    }

    @Test
    void aMarkIsSetWithItsLetter() {
        assertThat(seen("e\u0301")).containsExactly("\u00e9");
        assertThat(Typeface.REGULAR.runs("x\u0302"))
                .singleElement()
                .isInstanceOf(TextRun.Foreign.class)
                .satisfies(
                        run ->
                                assertThat(run.width())
                                        .isCloseTo(Typeface.REGULAR.advance('x'), within(1e-9)));
    }

    @Test
    void whatTurnsALineAroundIsSetAsItsCode() {
        assertThat(seen("abc\u202edcba")).containsExactly("abcU+202Edcba");
    }

    @Test
    void aLongNameLosesItsMiddleAndNoHalfLetter() {
        String shown = Typeface.REGULAR.shortened(SCIENTIST.repeat(40), 200, 12);
        assertThat(shown).contains("\u2026");
        assertThat(shown.replace("\u2026", "").replace(SCIENTIST, "")).isEmpty();
        assertThat(Typeface.REGULAR.width(shown, 12)).isBetween(160.0, 200.0);
        assertThat(Typeface.REGULAR.shortened("conv1", 200, 12)).isEqualTo("conv1");
    }

    @Test
    void aWordThatIsWiderThanALineIsBroken() {
        var lines =
                Lettering.wrapped(
                        "the name " + "\u957f".repeat(80), 240, Ink.FAULT, 12, Typeface.REGULAR);
        assertThat(lines)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(240));
        assertThat(String.join("", lines.stream().map(Lettering.Line::text).toList()))
                .contains("the name")
                .hasSize("the name".length() + 80);
    }
}
