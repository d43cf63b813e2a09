package convscope.says;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Capitals stand for Hebrew letters, {@code @} for an emoji; seen is what stands from the left. */
class ReadingOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ABC: 8 x 8 kernels of 3x3         | CBA: 8 x 8 kernels of 3x3
                    a ABC 12 b                        | a CBA 12 b
                    ABC.DEF.conv1, 8 maps of 3x3      | CBA.FED.conv1, 8 maps of 3x3
                    ABC DEF: 3x3                      | FED CBA: 3x3
                    ABC, DEF and GHI: 8, 9 and 10 b   | CBA, FED and IHG: 8, 9 and 10 b
                    ABC1, 16 maps                     | 1CBA, 16 maps
                    12 ABC 13 b                       | 12 CBA 13 b
                    "ABC" stands twice                | "CBA" stands twice
                    ABC (2): x                        | CBA (2): x
                    ABC-DEF - x                       | FED-CBA - x
                    ABC @ DEF                         | FED @ CBA
                    a ABC@DEF @ 3 c                   | a @ FED@CBA 3 c
                    @ ABC: 8 x 8                      | CBA @: 8 x 8
                    a @ ABC                           | a CBA @
                    """)
    void numbersStayBehindTheNameThatTheyFollow(String line, String seen) {
        assertEquals(seen, seen(ReadingOrder.of(hebrew(line))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "conv1: 8 x 8 kernels", "第一: 3", "a 😀 b", "שכבה", "טבלה: 8", "é ü"})
    void whatNeedsNoMarkIsTheSame(String line) {
        assertSame(line, ReadingOrder.of(line));
    }

    @Test
    void anOrderedLineStaysOrdered() {
        String once = ReadingOrder.of("a שכבה 12 b 😀 שכבה");
        assertSame(once, ReadingOrder.of(once));
    }

    /** Layouts lose an emoji that lies in a run from the right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "שכבה 😀 שכבה",
                "שכבה😀 c",
                "طبقة 😀 طبقة: 8 x 8",
                "שכבה 👩‍🔬 שכבה",
                "שכבה ❤️ שכבה x"
            })
    void emojiLieInRunsFromTheLeft(String line) {
        String ordered = ReadingOrder.of(line);
        Bidi bidi = new Bidi(ordered, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        for (int at = 0; at < ordered.length(); at++) {
            int letter = ordered.codePointAt(at);
            if (Character.isEmoji(letter) && letter > 0x80) {
                assertEquals(0, bidi.getLevelAt(at) % 2, line);
            }
        }
    }

    private static String hebrew(String line) {
        return letters(line, 'A', 'Z', 0x5D0 - 'A').replace("@", "😀");
    }

    private static String letters(String line, int first, int last, int by) {
        StringBuilder changed = new StringBuilder();
        line.codePoints()
                .map(each -> each >= first && each <= last ? each + by : each)
                .forEach(changed::appendCodePoint);
        return changed.toString();
    }

    private static String seen(String line) {
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        List<String> letters = new ArrayList<>();
        List<Byte> levels = new ArrayList<>();
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            letters.add(Character.toString(line.codePointAt(at)));
            levels.add((byte) bidi.getLevelAt(at));
        }
        byte[] each = new byte[levels.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = levels.get(i);
        }
        String[] order = letters.toArray(String[]::new);
        Bidi.reorderVisually(each, 0, order, 0, each.length);
        String seen = String.join("", order).replace("\u200E", "").replace("😀", "@");
        return letters(seen, 0x5D0, 0x5D0 + 25, 'A' - 0x5D0);
    }
}
