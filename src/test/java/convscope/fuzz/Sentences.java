package convscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refusal of a file is: one sentence for whoever made the file. */
final class Sentences {

    private Sentences() {}

    static void check(String sentence, String file, long seed) {
        assertThat(sentence)
                .as("seed %d", seed)
                .startsWith(file + ": $")
                .hasSizeLessThanOrEqualTo(300)
                .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202e]")
                .doesNotContainPattern("Exception|Feature|Error\\b|Json[A-Z]|com\\.|java\\.");
    }
}
