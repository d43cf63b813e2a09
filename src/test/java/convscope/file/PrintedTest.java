package convscope.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class PrintedTest {

    @Test
    void whatArrivesIsUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Printed printed = Printed.to(bytes);
        printed.print("Überblick 中文");
        assertThat(printed.lost()).isEmpty();
        assertThat(bytes.toString(UTF_8)).isEqualTo("Überblick 中文");
    }

    @Test
    void theFirstFailureIsRemembered() {
        Printed printed = Printed.to(failing("No space left on device", "Broken pipe"));
        printed.print("one");
        printed.flush();
        printed.print("two");
        assertThat(printed.lost()).contains("the disk is full");
    }

    private static OutputStream failing(String... reasons) {
        return new OutputStream() {
            private int next;

            @Override
            public void write(int value) throws IOException {
                throw new IOException(reasons[next++]);
            }
        };
    }
}
