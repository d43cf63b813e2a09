package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "64;64",
                "00012;12",
                "+5;5",
                "\u22127;-7",
                "1e3;1000",
                "1E9;1000000000",
                "2.0;2",
                "1,000;1000",
                "12,345,678;12345678",
                "1 000 000;1000000",
                "1\u00A0000;1000",
                "1\u202F000;1000",
                "1'000;1000",
                "\u0661\u0662\u0663;123",
                "\u06F1\u06F2;12",
                "\uFF11\uFF12;12",
                "\uFF0D\uFF13;-3",
                "\u0967\u0968;12",
                "\u200F64\u200E;64",
                "\u0661\u066C\u0660\u0660\u0660;1000",
                "999999999999999999;999999999999999999",
                "0000000000000000000000000001;1"
            })
    void wholeNumbersAreReadInEveryScript(String typed, long number) {
        assertThat(new Numeral(typed).whole()).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "1,5",
                "1.5",
                "1,00",
                "1 2",
                "1,0000",
                "0x10",
                "12a",
                "NaN",
                "1e99",
                "1e999999999",
                "9999999999999999999",
                "1d",
                "Infinity",
                "\u4E09",
                "1e-1",
                "--1"
            })
    void whatIsNoWholeNumberIsNone(String typed) {
        assertThat(new Numeral(typed).whole()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.25;0.25",
                "0,25;0.25",
                ".5;0.5",
                "5.;5",
                "\u22120.25;-0.25",
                "1e-3;0.001",
                "+1;1",
                "1 000,5;1000.5",
                "\u0663\u066B\u0665;3.5",
                "\uFF13\uFF0E\uFF15;3.5",
                "1e9;1000000000"
            })
    void decimalsAreReadInEveryScript(String typed, double number) {
        assertThat(new Numeral(typed).decimal()).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1e999", "1f", "0x1p3", "1.2.3", "1e", "e3"})
    void whatIsNoFiniteNumberIsNone(String typed) {
        assertThat(new Numeral(typed).decimal()).isEmpty();
    }

    @Test
    void settingsReadThem() {
        Setting kernel =
                new Setting("kernel", Extent.class, "", "", "", 1, 1024, Usual.KERNELS, List.of());
        assertThat(kernel.parse("\u0663")).contains(Extent.square(3));
        assertThat(kernel.parse("1 \u00D7 7")).contains(new Extent(1, 7));
        assertThat(kernel.parse("[1, 7]")).contains(new Extent(1, 7));
        assertThat(kernel.parse("1x")).isEmpty();
        assertThat(kernel.parse("1x2x3")).isEmpty();
        Setting out =
                new Setting("out", int.class, "", "", "", 1, 65536, Usual.CHANNELS, List.of());
        assertThat(out.parse("1,024")).contains(1024);
        assertThat(out.parse("1e9")).isEmpty();
        assertThat(out.parse("4294967297")).isEmpty();
        Setting rate = new Setting("rate", double.class, "", "", "", 0, 1, Usual.COUNTS, List.of());
        assertThat(rate.parse("\u0660\u066B\u0665")).contains(0.5);
        assertThat(rate.parse("1d")).isEmpty();
    }
}
