package convscope.says;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {

    @TempDir Path folder;

    private Log log() {
        return new Log(folder.resolve("state/log.txt"));
    }

    @Test
    void whatNobodyExpectedIsKept() {
        log().keep(Failure.of(new IllegalStateException("once")));
        log().keep(Failure.of(new IllegalStateException("twice")));
        assertThat(log().file())
                .content()
                .contains("IllegalStateException: once", "IllegalStateException: twice", "LogTest");
    }

    @Test
    void whatTheUserUnderstandsIsNot() {
        log().keep(Failure.of(new IOException("there is no such folder")));
        assertThat(log().file()).doesNotExist();
    }

    @Test
    void theNewestEntryOnASentenceIsFoundAgain() {
        Failure failure = Failure.of(new IllegalStateException("older"));
        log().keep(failure);
        log().keep(Failure.of(new IllegalStateException("newer")));
        log().keep(Failure.of(new OutOfMemoryError("another")));
        String told = failure.sentence().and(" Your design is as it was.").text();
        assertThat(log().about(told)).get().asString().contains("newer").doesNotContain("another");
        assertThat(log().about("3 is too few")).isEmpty();
        assertThat(new Log(folder.resolve("none")).about(told)).isEmpty();
    }

    @Test
    void itStaysSmall() {
        for (int i = 0; i < 40; i++) {
            log().keep(Failure.of(new IllegalStateException("x".repeat(100_000))));
        }
        assertThat(log().file().toFile().length()).isLessThan(1_300_000);
        assertThat(folder.resolve("state").toFile().list()).hasSize(2);
    }

    @Test
    void whereItCannotBeWrittenTheSentenceIsToldAllTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Failure kept =
                new Log(file.resolve("log.txt")).keep(Failure.of(new IllegalStateException("x")));
        assertThat(kept.sentence().text()).contains("please report it");
    }
}
