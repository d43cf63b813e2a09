package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "4608, 4 608", "25028904, 25 028 904", "-1234, -1 234"})
    void digitsStandInThrees(long number, String text) {
        assertThat(NumberText.exact(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "147456, 147 456",
        "1000000, 1.00 M",
        "25028904, 25.0 M",
        "219971584, 220 M",
        "4230479872, 4.23 G",
        "999999999, 1.00 G",
        "12253974624000, 12.3 T"
    })
    void bigNumbersHaveThreeDigits(long number, String text) {
        assertThat(NumberText.brief(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "3136, 3 136 bytes",
        "12544, 0.0120 MiB",
        "3211264, 3.06 MiB",
        "1048576, 1.00 MiB",
        "104857600, 100 MiB",
        "10737418240, 10 240 MiB"
    })
    void memoryIsInMebibytes(long bytes, String text) {
        assertThat(NumberText.memory(bytes)).isEqualTo(text);
    }

    @Test
    void sharesAndChangesAreInPercent() {
        assertThat(NumberText.percent(0.184)).isEqualTo("18.4 %");
        assertThat(NumberText.change(4608 / 147456.0 - 1)).isEqualTo("-96.9 %");
    }

    @Test
    void whatIsBeyondCountingSaysSo() {
        assertThat(NumberText.exact(Long.MAX_VALUE)).isEqualTo("over 9.22 x 10^18");
        assertThat(NumberText.brief(Long.MAX_VALUE)).isEqualTo("over 9.22 x 10^18");
        assertThat(NumberText.memory(Long.MAX_VALUE)).isEqualTo("over 9.22 x 10^18 bytes");
    }
}
